package io.metertwin.core.runtime;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.List;

/**
 * A source some of whose samples are not what they should be, as those of a damaged recording.
 *
 * @param sound the source as it should be
 * @param channel the channel that is damaged
 * @param from first damaged sample
 * @param to after the last damaged sample
 * @param value stands in their place
 */
record DamagedSource(PrimarySource sound, int channel, long from, long to, double value) implements PrimarySource {

    @Override
    public InputLayout layout() {
        return sound.layout();
    }

    @Override
    public double sampleRateHz() {
        return sound.sampleRateHz();
    }

    @Override
    public long position() {
        return sound.position();
    }

    @Override
    public void connect(List<Tap> taps) {
        sound.connect(taps);
    }

    @Override
    public void addSteps(SampleBlock block) {
        sound.addSteps(block);
    }

    @Override
    public long samplesBefore(double seconds, long next) {
        return sound.samplesBefore(seconds, next);
    }

    @Override
    public void fill(SampleBlock block, int length) {
        sound.fill(block, length);
        for (int n = 0; n < length; n++) {
            long sample = block.firstSample() + n;
            if (sample >= from && sample < to) {
                block.channel(channel)[n] = value;
            }
        }
    }
}
