package io.metertwin.core.measure;

import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What has come over the communication ports (manual 9.5, decision 40). */
final class CommunicationQuantities {

    private static final List<Integer> EXCEPTION_CODES = List.of(1, 2, 3, 4, 11);
    private static final double MILLIS_PER_SECOND = 1e3;

    private CommunicationQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        all.add(count("frames", "requests that came for this meter", CommunicationReadings::frames));
        all.add(count("crc", "frames with a wrong check sum", CommunicationReadings::crcErrors));
        all.add(count(
                "framing", "frames too short, too long or with a gap inside", CommunicationReadings::framingErrors));
        all.add(count("unit", "frames for another unit", CommunicationReadings::otherUnits));
        for (int code : EXCEPTION_CODES) {
            all.add(count("exception" + code, "exception responses with code " + code, read -> read.exceptions(code)));
        }
        all.add(count("connections", "clients connected now", CommunicationReadings::connections));
        all.add(count("accepted", "clients that have ever connected", CommunicationReadings::accepted));
        all.add(count(
                "error",
                "last error: an exception code, 256 check sum, 257 framing, 0 none",
                CommunicationReadings::lastError));
        all.add(quantity(
                "error.time",
                Unit.SECOND,
                "time of the last error, seconds since 1970 in meter time",
                read -> read.lastErrorMillis().isPresent()
                        ? read.lastErrorMillis().getAsLong() / MILLIS_PER_SECOND
                        : Double.NaN));
        return all;
    }

    private static Quantity count(String name, String term, ToDoubleFunction<CommunicationReadings> value) {
        return quantity(name, Unit.NONE, term, value);
    }

    private static Quantity quantity(
            String name, Unit unit, String term, ToDoubleFunction<CommunicationReadings> value) {
        return new Quantity(
                "comm." + name,
                Scope.METER,
                unit,
                term,
                "manual 9.5; decision 40",
                (snapshot, circuit) -> value.applyAsDouble(snapshot.communication()));
    }
}
