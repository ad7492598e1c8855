package io.metertwin.core.event;

import io.metertwin.core.time.MeterTimeText;
import io.metertwin.core.unit.NumberText;
import io.metertwin.core.unit.Unit;
import java.util.Collection;
import java.util.StringJoiner;

/** Events in words, for lists and files. */
public final class EventText {

    private static final double TENTHS = 10;

    private EventText() {}

    /** Everything an event says beside its kind and its time: {@code circuit=1; point=overcurrent}; may be empty. */
    public static String details(MeterEvent event) {
        Words words = new Words();
        event.tell(words);
        return words.joiner.toString();
    }

    /** A duration as it is shown: milliseconds to the tenth; NaN stays NaN. */
    public static double shownMillis(double millis) {
        return Double.isNaN(millis) ? millis : Math.round(millis * TENTHS) / TENTHS;
    }

    /** Writes details one behind the other. */
    private static final class Words implements EventDetails {

        private final StringJoiner joiner = new StringJoiner("; ");

        @Override
        public void text(String name, String value) {
            joiner.add(name + "=" + value);
        }

        @Override
        public void texts(String name, Collection<String> values) {
            text(name, String.join(" ", values));
        }

        @Override
        public void count(String name, int value) {
            text(name, Integer.toString(value));
        }

        @Override
        public void value(String name, double value, Unit unit) {
            if (Double.isFinite(value)) {
                text(name, (NumberText.measured(value) + " " + unit.symbol()).strip());
            }
        }

        @Override
        public void time(String name, long meterMillis) {
            text(name, MeterTimeText.of(meterMillis));
        }
    }
}
