package io.metertwin.signal.disturbance;

/** Checks of begin and end that all disturbances share. */
final class Span {

    private Span() {}

    /** Refuses an end that is not after the start, and a start before the run. */
    static void check(double startSeconds, double endSeconds) {
        if (!(startSeconds >= 0) || Double.isInfinite(startSeconds) || !(endSeconds > startSeconds)) {
            throw new IllegalArgumentException("a disturbance must begin at 0 s or later and end after its begin, not "
                    + startSeconds + " s to " + endSeconds + " s");
        }
    }

    /** Refuses a number that is not finite. */
    static void checkFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, not " + value);
        }
    }
}
