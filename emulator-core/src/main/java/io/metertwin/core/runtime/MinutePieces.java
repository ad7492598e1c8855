package io.metertwin.core.runtime;

/**
 * Cuts windows that measured the same into pieces in which the demand of the last window only can be a new one: demand
 * changes at full minutes of the meter's clock, and demand alarms are judged with the demand as it is at each window's end.
 */
final class MinutePieces {

    private static final double MINUTE_SECONDS = 60;

    /** Share of a window that rounding may take from a window that ends at a full minute. */
    private static final double SAME_WINDOW = 1e-6;

    private MinutePieces() {}

    /** Receives one piece. */
    @FunctionalInterface
    interface Sink {

        /**
         * Windows without a full minute, or one window.
         *
         * @param first number of its first window, from 0
         * @param windows how many, from 1
         */
        void piece(long first, long windows);
    }

    /**
     * Cuts windows.
     *
     * @param start begin of the first one, seconds since 1970-01-01 00:00 in meter time
     * @param windowSeconds length of each
     * @param windows how many, from 1
     */
    static void cut(double start, double windowSeconds, long windows, Sink sink) {
        long first = 0;
        while (first < windows) {
            double at = start + first * windowSeconds;
            double minute = (Math.floor(at / MINUTE_SECONDS) + 1) * MINUTE_SECONDS;
            long before = (long) Math.ceil((minute - at) / windowSeconds - SAME_WINDOW) - 1;
            long piece = Math.min(windows - first, Math.max(1, before));
            sink.piece(first, piece);
            first += piece;
        }
    }
}
