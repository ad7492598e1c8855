package io.metertwin.signal.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrestScanTest {

    private static final List<InputPath> PATHS = List.of(path(1018), path(0.9), path(1e-3));
    private static final int LENGTH = 37;

    private static InputPath path(double peakVolts) {
        return new InputPath(new Tap(0, 1, false, 0), peakVolts, peakVolts);
    }

    private static SampleBlock quiet() {
        SampleBlock block = new SampleBlock(PATHS.size(), LENGTH + 5);
        block.begin(0, 12_800, LENGTH);
        for (int channel = 0; channel < PATHS.size(); channel++) {
            for (int n = 0; n < LENGTH; n++) {
                block.channel(channel)[n] =
                        (n % 2 == 0 ? 0.99 : -0.99) * PATHS.get(channel).peakVolts();
            }
        }
        return block;
    }

    @ParameterizedTest(name = "sample {0}")
    @ValueSource(ints = {0, 1, 17, 35, 36})
    void oneSampleAHairOutsideOfAnyChannelIsSeen(int sample) {
        CrestScan scan = new CrestScan();
        for (int channel = 0; channel < PATHS.size(); channel++) {
            for (double sign : new double[] {1, -1}) {
                SampleBlock block = quiet();
                assertThat(scan.mayExceed(block, PATHS)).isFalse();
                block.channel(channel)[sample] =
                        sign * Math.nextUp(PATHS.get(channel).peakVolts());
                assertThat(scan.mayExceed(block, PATHS))
                        .as("channel " + channel)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoNumberIsNotTakenForInside(double value) {
        SampleBlock block = quiet();
        block.channel(0)[3] = value;
        assertThat(new CrestScan().mayExceed(block, PATHS)).isTrue();
    }

    @ParameterizedTest(name = "sample {0}")
    @ValueSource(ints = {LENGTH, LENGTH + 4})
    void whatLiesBehindTheBlockDoesNotCount(int sample) {
        SampleBlock block = quiet();
        block.channel(1)[sample] = 100;
        assertThat(new CrestScan().mayExceed(block, PATHS)).isFalse();
    }
}
