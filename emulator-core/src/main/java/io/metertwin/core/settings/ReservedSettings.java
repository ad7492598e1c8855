package io.metertwin.core.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ids that no setting has, as they are kept for day plans other than the one every day has now (manual 5.3, 6.2; decision
 * 31). They follow its ids: {@code tariff.weekend.a.start} beside {@code tariff.a.start}.
 *
 * @param prefix what the ids begin with, in small letters
 * @param purpose what they are kept for
 */
public record ReservedSettings(String prefix, String purpose) {

    /** Everything that is reserved. */
    public static final List<ReservedSettings> ALL = List.of(
            new ReservedSettings("tariff.weekday.", "the day plan of weekdays"),
            new ReservedSettings("tariff.weekend.", "the day plan of weekends"),
            new ReservedSettings("tariff.holiday.", "the day plan and the dates of holidays"));

    /** What an id is reserved for, if it is; whatever the case of its letters. */
    public static Optional<ReservedSettings> of(String id) {
        String small = id.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(reserved -> small.startsWith(reserved.prefix))
                .findFirst();
    }

    /** Why no such setting can be set, without the id. */
    public String refusal() {
        return "reserved for " + purpose
                + "; this version has one plan for every day, tariff.a.start to tariff.f.tariff";
    }
}
