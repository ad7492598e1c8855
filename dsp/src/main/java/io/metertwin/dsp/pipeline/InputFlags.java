package io.metertwin.dsp.pipeline;

import io.metertwin.signal.SampleBlock;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * What the converter flagged, kept with the samples it was flagged on until the windows that use them are measured. Flags
 * hold for whole blocks, so one on the border of two windows counts for both. Used by one thread.
 */
final class InputFlags {

    /** A flagged block: its samples from {@code first} to before {@code end}, and bit n of the flags for channel n. */
    private record Flagged(long first, long end, long overRange, long invalid) {}

    private final ArrayDeque<Flagged> blocks = new ArrayDeque<>();

    /** Keeps the flags of a block, if it has any. */
    void note(SampleBlock block) {
        if ((block.overRange() | block.invalid()) != 0) {
            long first = block.firstSample();
            blocks.add(new Flagged(first, first + block.length(), block.overRange(), block.invalid()));
        }
    }

    /**
     * The inputs that were at the end of their range, bit n for channel n.
     *
     * @param from first sample that matters
     * @param to after the last sample that matters
     */
    long overRange(long from, long to) {
        if (blocks.isEmpty()) {
            return 0;
        }
        long bits = 0;
        for (Flagged block : blocks) {
            bits |= block.first() < to && block.end() > from ? block.overRange() : 0;
        }
        return bits;
    }

    /**
     * The inputs with samples that were no numbers, bit n for channel n.
     *
     * @param from first sample that matters
     * @param to after the last sample that matters
     */
    long invalid(long from, long to) {
        if (blocks.isEmpty()) {
            return 0;
        }
        long bits = 0;
        for (Flagged block : blocks) {
            bits |= block.first() < to && block.end() > from ? block.invalid() : 0;
        }
        return bits;
    }

    /** Forgets the blocks that end before a sample. */
    void discardBefore(long sample) {
        if (blocks.isEmpty()) {
            return;
        }
        Iterator<Flagged> oldest = blocks.iterator();
        while (oldest.hasNext() && oldest.next().end() <= sample) {
            oldest.remove();
        }
    }

    /** Forgets all blocks: other samples follow. */
    void clear() {
        blocks.clear();
    }
}
