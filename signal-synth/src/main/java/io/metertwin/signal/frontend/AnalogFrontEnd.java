package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.SampleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The meter's analog inputs: turns primary waveforms into what the converter delivers, in volts at the inputs.
 *
 * <p>The order is that of the hardware: linear path with gain and phase error, offset, noise, clipping, quantising. Each
 * step that the {@link AccuracyProfile} leaves out costs nothing. Errors are drawn once from the seed; noise depends on
 * seed, channel and sample index. Faults of wiring and sensors begin and end on the first sample at or after their
 * instants. A sample that is no number stands as 0 and flags its input. Used by the loop's thread only.
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
    private final FaultSchedule faults;
    private List<InputPath> soundPaths = List.of();
    private List<InputPath> paths = List.of();
    private double nextFaultChange;
    private long nextSample;
    /** Parts of a block that a fault cuts; made when first needed. */
    private SampleBlock part;

    /**
     * A front end with its inputs connected.
     *
     * @param source the primary side
     * @param paths one for each channel of the source's layout
     * @param accuracy how imperfect the inputs are
     * @param seed seed of errors and noise
     */
    public AnalogFrontEnd(PrimarySource source, List<InputPath> paths, AccuracyProfile accuracy, long seed) {
        this(source, paths, accuracy, seed, List.of());
    }

    /**
     * A front end with its inputs connected, and what goes wrong with them.
     *
     * @param source the primary side
     * @param paths one for each channel of the source's layout
     * @param accuracy how imperfect the inputs are
     * @param seed seed of errors and noise
     * @param faults faults of wiring and sensors, in the order in which they apply
     */
    public AnalogFrontEnd(
            PrimarySource source, List<InputPath> paths, AccuracyProfile accuracy, long seed, List<InputFault> faults) {
        this.source = source;
        this.faults = new FaultSchedule(faults);
        this.accuracy = accuracy;
        int channels = source.layout().channels();
        Random random = new Random(seed);
        gainErrors = draw(random, channels, accuracy.gainErrorLimit());
        delays = draw(random, channels, accuracy.phaseErrorLimit() / (2 * Math.PI * PHASE_REFERENCE_HZ));
        offsets = draw(random, channels, accuracy.offsetLimit());
        noise = Double.isInfinite(accuracy.noiseDb()) ? null : new GaussianTable(seed);
        noiseFactor = Math.pow(10, -accuracy.noiseDb() / 20);
        this.faults.check(paths, source.layout());
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
        soundPaths = List.copyOf(newPaths);
        applyFaults();
    }

    private void applyFaults() {
        List<InputPath> faulty = faults.applyTo(soundPaths, layout());
        List<InputPath> imperfect = new ArrayList<>();
        for (int channel = 0; channel < faulty.size(); channel++) {
            imperfect.add(faulty.get(channel).withErrors(gainErrors[channel], delays[channel]));
        }
        paths = imperfect;
        nextFaultChange = faults.nextChange();
        source.connect(imperfect.stream().map(InputPath::tap).toList());
    }

    @Override
    public InputLayout layout() {
        return source.layout();
    }

    @Override
    public void fill(SampleBlock block, int length) {
        if (samplesToFaultChange(length) >= length) {
            fillSound(block, length);
        } else {
            fillInParts(block, length);
        }
        nextSample = block.firstSample() + length;
    }

    private void fillSound(SampleBlock block, int length) {
        source.fill(block, length);
        for (int channel = 0; channel < paths.size(); channel++) {
            convert(block, channel, paths.get(channel));
        }
    }

    /** Samples that can be filled before a fault changes, at least 1; faults that are due change now. */
    private int samplesToFaultChange(int most) {
        boolean changed = false;
        long samples = source.samplesBefore(nextFaultChange, nextSample);
        while (samples == 0) {
            faults.advanceTo(nextFaultChange);
            nextFaultChange = faults.nextChange();
            changed = true;
            samples = source.samplesBefore(nextFaultChange, nextSample);
        }
        if (changed) {
            applyFaults();
        }
        return (int) Math.min(most, samples);
    }

    private void fillInParts(SampleBlock block, int length) {
        if (part == null || part.capacity() < block.capacity()) {
            part = new SampleBlock(block.channels(), block.capacity());
        }
        long overRange = 0;
        long invalid = 0;
        long first = 0;
        double seconds = 0;
        boolean even = true;
        for (int done = 0; done < length; done += part.length()) {
            double rateBefore = part.sampleRateHz();
            fillSound(part, samplesToFaultChange(length - done));
            even = even && (done == 0 || part.sampleRateHz() == rateBefore);
            for (int channel = 0; channel < block.channels(); channel++) {
                System.arraycopy(part.channel(channel), 0, block.channel(channel), done, part.length());
            }
            overRange |= part.overRange();
            invalid |= part.invalid();
            seconds += part.length() / part.sampleRateHz();
            first = done == 0 ? part.firstSample() : first;
            nextSample = part.firstSample() + part.length();
        }
        block.begin(first, even ? part.sampleRateHz() : length / seconds, length);
        flag(block, overRange, invalid);
    }

    private static void flag(SampleBlock block, long overRange, long invalid) {
        for (int channel = 0; channel < block.channels(); channel++) {
            if ((overRange >> channel & 1) != 0) {
                block.flagOverRange(channel);
            }
            if ((invalid >> channel & 1) != 0) {
                block.flagInvalid(channel);
            }
        }
    }

    private void convert(SampleBlock block, int channel, InputPath path) {
        double[] samples = block.channel(channel);
        int length = block.length();
        if (path.sensorPeakVolts() < Double.POSITIVE_INFINITY) {
            saturate(samples, length, path.sensorPeakVolts());
        }
        double offset = offsets[channel] * path.peakVolts();
        if (offset != 0) {
            for (int n = 0; n < length; n++) {
                samples[n] += offset;
            }
        }
        if (noise != null) {
            noise.addTo(samples, length, noiseFactor * path.fullScaleVolts(), channel, block.firstSample());
        }
        if (exceeds(samples, length, path.peakVolts())) {
            if (replaceInvalid(samples, length)) {
                block.flagInvalid(channel);
            }
            if (exceeds(samples, length, path.peakVolts())) {
                clip(samples, length, path.peakVolts());
                block.flagOverRange(channel);
            }
        }
        if (accuracy.bits() > 0) {
            quantise(samples, length, StrictMath.scalb(path.peakVolts(), 1 - accuracy.bits()));
        }
    }

    /** True when a sample is beyond the peak or no number. */
    private static boolean exceeds(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            if (!(Math.abs(samples[n]) <= peak)) {
                return true;
            }
        }
        return false;
    }

    private static boolean replaceInvalid(double[] samples, int length) {
        boolean found = false;
        for (int n = 0; n < length; n++) {
            if (!Double.isFinite(samples[n])) {
                samples[n] = 0;
                found = true;
            }
        }
        return found;
    }

    /** Cuts what a sensor cannot give; what is no number is left for the converter. */
    private static void saturate(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            if (Double.isFinite(samples[n])) {
                samples[n] = Math.max(-peak, Math.min(peak, samples[n]));
            }
        }
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
