package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.SampleSource;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The meter's analog inputs: turns primary waveforms into what the converter delivers, in volts at the inputs.
 *
 * <p>The order is that of the hardware: linear path with gain and phase error, offset, noise, clipping, quantising. Each
 * step that the {@link AccuracyProfile} leaves out costs nothing. Errors are drawn once from the seed; noise depends on
 * seed, channel and sample index. Used by the loop's thread only.
 */
public final class AnalogFrontEnd implements SampleSource {

    private static final double PHASE_REFERENCE_HZ = 50;

    private final PrimarySource source;
    private final AccuracyProfile accuracy;
    private final GaussianTable noise;
    private final double[] gainErrors;
    private final double[] delays;
    private final double[] offsets;
    private final double noiseFactor;
    private final CrestScan crests = new CrestScan();
    private List<InputPath> paths = List.of();

    /**
     * A front end with its inputs connected.
     *
     * @param source the primary side
     * @param paths one for each channel of the source's layout
     * @param accuracy how imperfect the inputs are
     * @param seed seed of errors and noise
     */
    public AnalogFrontEnd(PrimarySource source, List<InputPath> paths, AccuracyProfile accuracy, long seed) {
        this.source = source;
        this.accuracy = accuracy;
        int channels = source.layout().channels();
        Random random = new Random(seed);
        gainErrors = draw(random, channels, accuracy.gainErrorLimit());
        delays = draw(random, channels, accuracy.phaseErrorLimit() / (2 * Math.PI * PHASE_REFERENCE_HZ));
        offsets = draw(random, channels, accuracy.offsetLimit());
        noise = Double.isInfinite(accuracy.noiseDb()) ? null : new GaussianTable(seed);
        noiseFactor = Math.pow(10, -accuracy.noiseDb() / 20);
        connect(paths);
    }

    private static double[] draw(Random random, int count, double limit) {
        return random.doubles(count).map(uniform -> limit * (2 * uniform - 1)).toArray();
    }

    /**
     * Connects the inputs anew, from the next sample on.
     *
     * @param newPaths one for each channel of the layout
     */
    public void connect(List<InputPath> newPaths) {
        if (newPaths.size() != gainErrors.length) {
            throw new IllegalArgumentException(newPaths.size() + " paths for " + gainErrors.length + " inputs");
        }
        List<InputPath> imperfect = new ArrayList<>();
        for (int channel = 0; channel < newPaths.size(); channel++) {
            imperfect.add(newPaths.get(channel).withErrors(gainErrors[channel], delays[channel]));
        }
        paths = imperfect;
        source.connect(imperfect.stream().map(InputPath::tap).toList());
    }

    @Override
    public InputLayout layout() {
        return source.layout();
    }

    @Override
    public long position() {
        return source.position();
    }

    @Override
    public void fill(SampleBlock block, int length) {
        source.fill(block, length);
        for (int channel = 0; channel < paths.size(); channel++) {
            disturb(block, channel, paths.get(channel));
        }
        if (crests.mayExceed(block, paths)) {
            for (int channel = 0; channel < paths.size(); channel++) {
                limit(block, channel, paths.get(channel).peakVolts());
            }
        }
        if (accuracy.bits() > 0) {
            for (int channel = 0; channel < paths.size(); channel++) {
                double step = StrictMath.scalb(paths.get(channel).peakVolts(), 1 - accuracy.bits());
                quantise(block.channel(channel), length, step);
            }
        }
    }

    /**
     * What the inputs deliver while a steady state lasts, without noise and quantising.
     *
     * @return volts of every input; empty when one of them clips
     */
    public Optional<List<Spectrum>> steady(GridState state) {
        List<Spectrum> inputs = linear(state);
        for (int channel = 0; channel < inputs.size(); channel++) {
            if (SteadyInputs.clips(inputs.get(channel), paths.get(channel).peakVolts())) {
                return Optional.empty();
            }
        }
        return Optional.of(inputs);
    }

    /** What the inputs would deliver in a steady state if nothing clipped, without noise and quantising, volts. */
    public List<Spectrum> linear(GridState state) {
        List<Spectrum> inputs = new ArrayList<>(paths.size());
        for (int channel = 0; channel < paths.size(); channel++) {
            InputPath path = paths.get(channel);
            Spectrum primary = path.tap().isSilent()
                    ? Spectrum.ZERO
                    : state.spectrum(path.tap().channel());
            double offset = offsets[channel] * path.peakVolts();
            inputs.add(SteadyInputs.volts(path, primary, state.frequencyHz(), offset));
        }
        return inputs;
    }

    private void disturb(SampleBlock block, int channel, InputPath path) {
        double[] samples = block.channel(channel);
        int length = block.length();
        double offset = offsets[channel] * path.peakVolts();
        if (offset != 0) {
            for (int n = 0; n < length; n++) {
                samples[n] += offset;
            }
        }
        if (noise != null) {
            noise.addTo(samples, length, noiseFactor * path.fullScaleVolts(), channel, block.firstSample());
        }
    }

    private static void limit(SampleBlock block, int channel, double peak) {
        double[] samples = block.channel(channel);
        if (exceeds(samples, block.length(), peak)) {
            clip(samples, block.length(), peak);
            block.flagOverRange(channel);
        }
    }

    private static boolean exceeds(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            if (Math.abs(samples[n]) > peak) {
                return true;
            }
        }
        return false;
    }

    private static void clip(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            samples[n] = Math.max(-peak, Math.min(peak, samples[n]));
        }
    }

    private static void quantise(double[] samples, int length, double step) {
        double perStep = 1 / step;
        for (int n = 0; n < length; n++) {
            samples[n] = Math.rint(samples[n] * perStep) * step;
        }
    }
}
