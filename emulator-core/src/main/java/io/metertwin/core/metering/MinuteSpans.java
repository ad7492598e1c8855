package io.metertwin.core.metering;

/**
 * Cuts what was measured at every full minute of the meter's clock: tariffs switch there, demand intervals end there, and
 * days do. The parts sum up to the whole.
 */
final class MinuteSpans {

    private static final double MINUTE_SECONDS = 60;

    private MinuteSpans() {}

    /** Receives one part. */
    @FunctionalInterface
    interface Sink {

        /**
         * A part that lies within one minute.
         *
         * @param minute the minute, counted from 1970-01-01 00:00 in meter time
         * @param seconds how long the part is, above 0
         * @param endsMinute true when the part reaches the end of its minute
         */
        void span(long minute, double seconds, boolean endsMinute);
    }

    /**
     * Cuts a time.
     *
     * @param start its begin, seconds since 1970-01-01 00:00 in meter time
     * @param seconds its length, 0 or more
     */
    static void cut(double start, double seconds, Sink sink) {
        double at = start;
        double left = seconds;
        while (left > 0) {
            long minute = (long) Math.floor(at / MINUTE_SECONDS);
            double boundary = (minute + 1) * MINUTE_SECONDS;
            boolean ends = at + left >= boundary;
            double part = ends ? boundary - at : left;
            sink.span(minute, part, ends);
            left = ends ? left - part : 0;
            at = boundary;
        }
    }
}
