package io.metertwin.core.runtime;

import io.metertwin.core.event.ChangeLog;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.StorageFailed;
import io.metertwin.core.event.StorageLost;
import io.metertwin.core.event.StorageRecovered;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.metering.Metering;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.DiskRefusal;
import io.metertwin.core.storage.KeptClock;
import io.metertwin.core.storage.Nameplate;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
import io.metertwin.core.storage.SettingsSection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What of a meter survives without power, section by section: a section that is missing means its default, one that
 * cannot be read is lost by itself and told. Used by the loop's thread.
 */
final class MeterMemory {

    private static final String METERING = "metering";
    private static final String EVENTS = "events";
    private static final String PROTECTION = "protection";
    private static final String RECORD = "record";
    private static final String CHANGES = "changes";

    private final MeterIdentity identity;
    private final Metering metering;
    private final Protection protection;
    private final Recording recording;
    private final EventLog events;
    private final ChangeLog changes;
    private long failureNumber;
    private StorageFailed failure;

    MeterMemory(
            MeterIdentity identity,
            Metering metering,
            Protection protection,
            Recording recording,
            EventLog events,
            ChangeLog changes) {
        this.identity = identity;
        this.metering = metering;
        this.protection = protection;
        this.recording = recording;
        this.events = events;
        this.changes = changes;
    }

    /** Writes one section. */
    interface Saved {

        void save(DataOutputStream out) throws IOException;
    }

    /** Reads one section. */
    interface Restored {

        void restore(DataInputStream in) throws IOException;
    }

    /** The bytes something saves. */
    static byte[] bytes(Saved saved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            saved.save(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no end", e);
        }
        return bytes.toByteArray();
    }

    Sections save(Settings settings, KeptClock clock) {
        Nameplate nameplate = new Nameplate(identity.model().code(), identity.serialNumber());
        return Sections.NONE
                .with(Nameplate.NAME, bytes(nameplate::save))
                .with(KeptClock.NAME, bytes(clock::save))
                .with(SettingsSection.NAME, bytes(out -> out.write(SettingsSection.encode(settings))))
                .with(METERING, bytes(metering::save))
                .with(PROTECTION, bytes(protection::save))
                .with(RECORD, bytes(recording::save))
                .with(EVENTS, bytes(events::save))
                .with(CHANGES, bytes(changes::save));
    }

    /**
     * Takes over what was kept; whatever was wrong becomes an event.
     *
     * @param memory what was kept
     * @param outage lasts since the state was taken
     * @param backMillis now, by a clock that nobody has set since then, milliseconds since 1970 in meter time
     * @param meterMillis now
     */
    void restore(Recollection memory, SupplyOutage outage, long backMillis, long meterMillis) {
        Sections sections = memory.sections();
        restore(sections, EVENTS, "event log", events::restore, meterMillis);
        restore(sections, PROTECTION, "alarms and relay", protection::restore, meterMillis);
        Optional<KeptClock> kept = sections.get(KeptClock.NAME).flatMap(KeptClock::parse);
        long lastMillis = kept.map(KeptClock::meterMillis).orElse(meterMillis);
        events.endAll(lastMillis, event -> protection.holds(event) || (kept.isPresent() && SupplyOutage.lasts(event)));
        if (kept.isPresent()) {
            outage.recall(lastMillis, backMillis);
        }
        restore(sections, METERING, "counters", metering::restore, meterMillis);
        restore(sections, RECORD, "record task", recording::restore, meterMillis);
        restore(sections, CHANGES, "changes of settings", changes::restore, meterMillis);
        restore(
                sections,
                SettingsSection.NAME,
                "settings",
                in -> SettingsSection.parse(in.readAllBytes()),
                meterMillis);
        EventSpan now = new EventSpan(meterMillis, 0);
        if (memory.condition() == Recollection.Condition.RECOVERED) {
            events.add(new StorageRecovered(now, memory.detail()));
        } else if (memory.condition() == Recollection.Condition.LOST) {
            events.add(new StorageLost(now, "everything: " + memory.detail()));
        }
    }

    private void restore(Sections sections, String name, String words, Restored owner, long meterMillis) {
        Optional<byte[]> section = sections.get(name);
        if (section.isEmpty()) {
            return;
        }
        try {
            owner.restore(new DataInputStream(new ByteArrayInputStream(section.get())));
        } catch (IOException e) {
            MeterEvent lost = new StorageLost(new EventSpan(meterMillis, 0), words + ": " + DiskRefusal.reason(e));
            events.add(lost);
        }
    }

    /** Tells whether the memory can be written; a change is an event. */
    void written(Optional<String> problem, long meterMillis) {
        if (problem.isPresent() && failure == null) {
            failure = new StorageFailed(EventSpan.begun(meterMillis), problem.get());
            failureNumber = events.add(failure);
        } else if (problem.isEmpty() && failure != null) {
            EventSpan span = failure.span();
            double lasted = Math.max(0, meterMillis - span.startMillis());
            events.update(failureNumber, new StorageFailed(span.ended(lasted), failure.detail()));
            failure = null;
        }
    }
}
