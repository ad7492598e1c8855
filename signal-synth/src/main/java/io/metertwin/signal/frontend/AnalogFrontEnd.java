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
 * <p>The order is that of the hardware: linear path with gain and phase error, offset, noise, clipping, quantising. The
 * impulse a coil gives for a step of its current comes after the clipping: in a real input it is as much lower as it is
 * broader. What the {@link AccuracyProfile} leaves out costs nothing. Errors are drawn once from the seed; noise depends on
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
    private final CrestScan crests = new CrestScan();
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
    public long position() {
        return source.position();
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
            disturb(block, channel, paths.get(channel));
        }
        if (crests.mayExceed(block, paths)) {
            for (int channel = 0; channel < paths.size(); channel++) {
                InputRange.limit(block, channel, paths.get(channel).peakVolts());
            }
        }
        source.addSteps(block);
        if (accuracy.bits() > 0) {
            for (int channel = 0; channel < paths.size(); channel++) {
                double step = StrictMath.scalb(paths.get(channel).peakVolts(), 1 - accuracy.bits());
                quantise(block.channel(channel), length, step);
            }
        }
    }

    /**
     * Brings faults to an instant without producing samples.
     *
     * @param seconds seconds of the run
     * @return the next instant at which an input changes; infinity when none does any more
     */
    public double advanceFaults(double seconds) {
        while (nextFaultChange <= seconds) {
            faults.advanceTo(nextFaultChange);
            applyFaults();
        }
        return nextFaultChange;
    }

    /** The instant at which an input changed last, seconds of the run; 0 when none has. */
    public double lastFaultChange() {
        return faults.seconds();
    }

    /**
     * What the inputs deliver while a steady state lasts, without noise and quantising.
     *
     * @return volts of every input; empty when one of them clips
     */
    public Optional<List<Spectrum>> steady(GridState state) {
        List<Spectrum> inputs = linear(state);
        for (int channel = 0; channel < inputs.size(); channel++) {
            if (SteadyInputs.clips(inputs.get(channel), paths.get(channel).lowestPeakVolts())) {
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

    private void disturb(SampleBlock block, int channel, InputPath path) {
        double[] samples = block.channel(channel);
        int length = block.length();
        if (path.sensorPeakVolts() < Double.POSITIVE_INFINITY) {
            InputRange.saturate(samples, length, path.sensorPeakVolts());
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
    }

    private static void quantise(double[] samples, int length, double step) {
        double perStep = 1 / step;
        for (int n = 0; n < length; n++) {
            samples[n] = Math.rint(samples[n] * perStep) * step;
        }
    }
}
