package io.metertwin.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.metertwin.core.event.AffectedVoltages;
import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.VoltageChannel;
import io.metertwin.core.event.VoltageDip;
import io.metertwin.core.settings.AlarmPoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events as the lab port and dumps show them. */
class EventJsonTest {

    private static JsonNode json(MeterEvent event) {
        return EventJson.of(new EventRecords(List.of(new EventRecord(7, event)), Map.of(), 0))
                .get(0);
    }

    @Test
    void alarmIsThatOfACircuitCountedFromOneWithARoundedDuration() {
        EventSpan span = new EventSpan(301, 19_013.999999999978);
        assertThat(json(new AlarmRaised(span, 0, AlarmPoint.OVERCURRENT, 1200, 1250.5))
                        .toString())
                .isEqualTo(
                        "{\"number\":7,\"kind\":\"alarm\",\"start\":\"1970-01-01T00:00:00.301\",\"durationMillis\":19014.0,"
                                + "\"circuit\":1,\"point\":\"overcurrent\",\"triggerValue\":1200.0,\"extremeValue\":1250.5}");
    }

    @Test
    void dipThatLastsHasNoDurationAndNamesItsChannels() {
        AffectedVoltages on = new AffectedVoltages(0, EnumSet.of(VoltageChannel.L2, VoltageChannel.L1), 230);
        JsonNode dip = json(new VoltageDip(EventSpan.begun(0), on, 161));
        assertThat(dip.get("durationMillis").isNull()).isTrue();
        assertThat(dip.get("residualVolts").asDouble()).isEqualTo(161);
        assertThat(dip.get("channels").toString()).isEqualTo("[\"L1\",\"L2\"]");
        assertThat(dip.get("bank").asInt()).isEqualTo(1);
    }

    @Test
    void clockTellsTheTimeItWasSetTo() {
        assertThat(json(ClockSet.of(0, 1_772_409_595_000L)).get("to").asText()).isEqualTo("2026-03-01T23:59:55");
    }
}
