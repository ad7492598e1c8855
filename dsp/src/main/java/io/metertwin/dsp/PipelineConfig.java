package io.metertwin.dsp;

import io.metertwin.signal.InputLayout;
import java.util.List;

/**
 * Everything the measurement depends on besides the samples.
 *
 * @param layout the order of the channels
 * @param sampleRateHz samples per second
 * @param nominalHertz 50 or 60: windows of 10 or 12 cycles (IEC 61000-4-30, 4.4)
 * @param wirings one for each circuit
 * @param channels one for each channel of the layout
 */
public record PipelineConfig(
        InputLayout layout,
        double sampleRateHz,
        double nominalHertz,
        List<Wiring> wirings,
        List<ChannelConfig> channels) {

    private static final double WINDOW_SECONDS = 0.2;

    /** Refuses lists that do not fit the layout. */
    public PipelineConfig {
        wirings = List.copyOf(wirings);
        channels = List.copyOf(channels);
        if (wirings.size() != layout.circuits() || channels.size() != layout.channels()) {
            throw new IllegalArgumentException(wirings.size() + " wirings and " + channels.size() + " channels for "
                    + layout.circuits() + " circuits and " + layout.channels() + " channels");
        }
    }

    /** Cycles of a window: 10 at 50 Hz, 12 at 60 Hz. */
    public int cycles() {
        return (int) Math.rint(nominalHertz * WINDOW_SECONDS);
    }

    /** True when both lay the same windows over the same samples. */
    public boolean sameWindows(PipelineConfig other) {
        return layout.equals(other.layout) && sampleRateHz == other.sampleRateHz && nominalHertz == other.nominalHertz;
    }
}
