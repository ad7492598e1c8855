package io.metertwin.signal.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveformSynthesizerTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);
    private static final double RATE = 12_800;
    private static final int CURRENT = 3;

    private static GridState state(double hertz, Spectrum current) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        spectra.set(CURRENT, current);
        return new GridState(hertz, LAYOUT, spectra);
    }

    private static List<Tap> taps(Tap current) {
        List<Tap> taps = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Tap.NOTHING));
        taps.set(CURRENT, current);
        return taps;
    }

    private static Spectrum rich(Random random) {
        Spectrum spectrum = Spectrum.of(Phasor.polar(100, 1)).withDc(0.5);
        for (int order = 2; order <= Spectrum.HIGHEST_ORDER; order++) {
            spectrum = spectrum.with(order, Phasor.polar(10.0 / order, 6 * random.nextDouble()));
        }
        return spectrum;
    }

    private static double closedForm(Spectrum spectrum, double hertz, double seconds, boolean derivative) {
        double sum = derivative ? 0 : spectrum.dc();
        for (int order = 1; order <= spectrum.highestOrder(); order++) {
            double omega = 2 * Math.PI * hertz * order;
            Phasor phasor = spectrum.phasor(order);
            double angle = omega * seconds + phasor.radians();
            double peak = Math.sqrt(2) * phasor.magnitude();
            sum += derivative ? -omega * peak * Math.sin(angle) : peak * Math.cos(angle);
        }
        return sum;
    }

    @Test
    void valueAndDerivativeAreTheClosedFormHoweverTheRunIsCutIntoBlocks() {
        Random random = new Random(3);
        Spectrum spectrum = rich(random);
        for (boolean derivative : new boolean[] {false, true}) {
            double delay = 1.3e-5;
            WaveformSynthesizer synthesizer = new WaveformSynthesizer(GridModel.steady(state(49.3, spectrum)), RATE);
            synthesizer.connect(taps(new Tap(CURRENT, 0.01, derivative, delay)));
            SampleBlock block = new SampleBlock(LAYOUT.channels(), 4000);
            long at = 0;
            for (int run = 0; run < 20; run++) {
                int length = 1 + random.nextInt(4000);
                synthesizer.fill(block, length);
                assertThat(block.firstSample()).isEqualTo(at);
                for (int n = 0; n < length; n += 7) {
                    double expected = 0.01 * closedForm(spectrum, 49.3, (at + n) / RATE - delay, derivative);
                    assertThat(block.channel(CURRENT)[n]).isCloseTo(expected, within(derivative ? 1e-6 : 1e-9));
                }
                at += length;
            }
        }
    }

    @Test
    void areaUnderACoilsOutputFollowsAStepOfTheCurrent() {
        GridModel step = new GridModel() {
            @Override
            public InputLayout layout() {
                return LAYOUT;
            }

            @Override
            public GridState stateAt(double seconds) {
                return state(50, Spectrum.of(Phasor.polar(seconds < 1 ? 10 : 30, 0.4)));
            }

            @Override
            public double updateSeconds() {
                return 1;
            }
        };
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(step, RATE);
        synthesizer.connect(taps(new Tap(CURRENT, 1, true, 0)));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 256);
        double area = 0;
        for (int k = 0; k < 100; k++) {
            synthesizer.fill(block, 256);
            synthesizer.addSteps(block);
            for (int n = 0; n < 256; n++) {
                area += block.channel(CURRENT)[n] / RATE;
            }
        }
        // Each sample stands for half a sample to either side of it.
        double angle = 0.4 - Math.PI * 50 / RATE;
        assertThat(area).isCloseTo(Math.sqrt(2) * 20 * Math.cos(angle), within(1e-3));
    }

    @Test
    void stateChangesOnTheVerySampleOfItsTime() {
        List<Double> asked = new ArrayList<>();
        GridModel model = new GridModel() {
            @Override
            public InputLayout layout() {
                return LAYOUT;
            }

            @Override
            public GridState stateAt(double seconds) {
                asked.add(seconds);
                return state(50, Spectrum.ZERO.withDc(asked.size()));
            }

            @Override
            public double updateSeconds() {
                return 0.01;
            }
        };
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(model, RATE);
        synthesizer.connect(taps(new Tap(CURRENT, 1, false, 0)));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 300);
        synthesizer.fill(block, 300);
        assertThat(asked).containsExactly(0.0, 0.01, 0.02);
        assertThat(block.channel(CURRENT)[127]).isEqualTo(1);
        assertThat(block.channel(CURRENT)[128]).isEqualTo(2);
        assertThat(synthesizer.history().over(64, 192))
                .hasSize(2)
                .allSatisfy(
                        part -> assertThat(part.toSample() - part.fromSample()).isEqualTo(64));
    }
}
