package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.signal.InputLayout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelMapTest {

    private static Recording recording(String... names) {
        List<RecordedChannel> channels = Stream.of(names)
                .map(name -> new RecordedChannel(name, "", new double[10]))
                .toList();
        return new Recording("rec", channels, List.of(new RecordedSection(0, 10, 1000)), SampleTimes.NONE, List.of());
    }

    private static String found(String source, String... names) {
        ChannelMap map = ChannelMap.parse("u1=" + source);
        return ChannelMap.source(map.links().get(0), recording(names)).name();
    }

    @Test
    void entriesHaveATargetASourceAndAFactor() {
        assertThat(ChannelMap.parse(" U1 = VA , c1.i1=SBUS A 25   A I-branch*-2e-1,c1.in=#4,")
                        .links())
                .containsExactly(
                        new ChannelMap.Link("u1", "VA", 1),
                        new ChannelMap.Link("c1.i1", "SBUS A 25   A I-branch", -0.2),
                        new ChannelMap.Link("c1.in", "#4", 1));
        assertThat(ChannelMap.parse("u1=V*A").links()).containsExactly(new ChannelMap.Link("u1", "V*A", 1));
    }

    @Test
    void exactNamesWinOverLikeOnes() {
        assertThat(found("va", "VA", "va")).isEqualTo("va");
        assertThat(found("sbus a 25 a i-branch", "VA", "SBUS A 25   A I-branch"))
                .isEqualTo("SBUS A 25   A I-branch");
        assertThat(found("#2", "VA", "VA")).isEqualTo("VA");
        assertThat(found("#2", "#2", "x")).isEqualTo("x");
        assertThat(found("ua", "Ua (kV)", "Ub (kV)")).isEqualTo("Ua (kV)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"VX|no channel 'VX'", "Va|2 channels 'Va'", "#4|no channel '#4'", "#0|no channel"})
    void unknownAndDoubtfulNamesListWhatThereIs(String source, String reason) {
        assertThatThrownBy(() -> found(source, "VA", "va", "IA"))
                .hasMessageContainingAll(reason, "#1 VA, #2 va, #3 IA");
    }

    @Test
    void unknownTargetsListTheChannelsOfTheMeter() {
        ChannelMap map = ChannelMap.parse("c2.i1=VA");
        assertThatThrownBy(() -> ChannelMap.target(map.links().get(0), new InputLayout(1, 1)))
                .hasMessage("the meter has no channel c2.i1; it has u1, u2, u3, c1.i1, c1.i2, c1.i3, c1.in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u1", "u1=", "=VA", "u1=VA,u1=VB", " , "})
    void malformedMapsAreRefused(String text) {
        assertThatThrownBy(() -> ChannelMap.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5..", "..5", "9..5", "-1..5", "1...5", "0..99999999999", "a..b"})
    void malformedRangesAreRefused(String text) {
        assertThatThrownBy(() -> ReplayRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..159");
    }

    @Test
    void rangesIncludeBothEnds() {
        assertThat(ReplayRange.parse(" 0 .. 159 ")).isEqualTo(new ReplayRange(0, 159));
        assertThat(ReplayRange.parse("0..159").length()).isEqualTo(160);
    }
}
