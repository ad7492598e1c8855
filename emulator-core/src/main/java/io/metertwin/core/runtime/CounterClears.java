package io.metertwin.core.runtime;

import io.metertwin.core.command.Origin;
import io.metertwin.core.event.CountersCleared;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.EnergyKind;
import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.metering.Metering;
import io.metertwin.core.settings.TariffSettings;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Has counters begin anew, and tells the event log who asked for it and what they held. Used by the loop's thread.
 *
 * <p>What is cleared holds 0 at once; what the window that is being measured holds from before is cleared once it is known.
 */
final class CounterClears {

    private final int circuits;
    private final MeterTime time;
    private final EventLog events;
    private final Metering metering;
    private final WindowAccounting accounting;

    /**
     * The clears of one meter.
     *
     * @param circuits number of circuits
     * @param time its times
     * @param members what counts, and the event log
     * @param accounting knows the window that is being measured
     */
    CounterClears(int circuits, MeterTime time, MeterMembers members, WindowAccounting accounting) {
        this.circuits = circuits;
        this.time = time;
        events = members.events();
        metering = members.metering();
        this.accounting = accounting;
    }

    /** Energies begin anew, tariffs too. */
    void energy(OptionalInt circuit, Origin origin) {
        EnergyReadings held = metering.readings().energies();
        List<String> lost = new ArrayList<>();
        for (int k = first(circuit); k < end(circuit); k++) {
            for (EnergyKind kind : EnergyKind.BY_TARIFF) {
                double hours = held.hours(k, EnergyReadings.TOTAL, kind);
                add(lost, k, "energy." + kind.id() + ".total", hours, kind.unit());
            }
        }
        add("energy", circuit, origin, lost);
        clear(() -> metering.resetEnergy(circuit));
    }

    /** Energies by tariff begin anew. */
    void tariffEnergy(OptionalInt circuit, Origin origin) {
        EnergyReadings held = metering.readings().energies();
        List<String> lost = new ArrayList<>();
        for (int k = first(circuit); k < end(circuit); k++) {
            for (EnergyKind kind : EnergyKind.BY_TARIFF) {
                for (int tariff = 1; tariff <= TariffSettings.TARIFFS; tariff++) {
                    double hours = held.tariffHours(k, tariff, kind);
                    add(lost, k, "energy." + kind.id() + ".t" + tariff, hours, kind.unit());
                }
            }
        }
        add("tariff-energy", circuit, origin, lost);
        clear(() -> metering.resetTariffEnergy(circuit));
    }

    /** Demand begins anew; the maxima are what is lost. */
    void demand(OptionalInt circuit, Origin origin) {
        DemandReadings held = metering.readings().demand();
        List<String> lost = new ArrayList<>();
        for (int k = first(circuit); k < end(circuit); k++) {
            for (DemandKind kind : DemandKind.values()) {
                double maximum = held.circuit(k).maximum(kind).value();
                add(lost, k, "demand." + kind.id() + ".max", maximum, kind.unit());
            }
        }
        add("demand", circuit, origin, lost);
        clear(() -> metering.resetDemand(circuit));
    }

    /** Maxima and minima begin anew; they are too many to be listed. */
    void extremes(OptionalInt circuit, Origin origin) {
        add("extremes", circuit, origin, List.of());
        metering.resetExtremes(circuit);
    }

    private void clear(Runnable reset) {
        reset.run();
        accounting.at(time.edge(), reset);
    }

    private int first(OptionalInt circuit) {
        return circuit.orElse(0);
    }

    private int end(OptionalInt circuit) {
        return circuit.isPresent() ? circuit.getAsInt() + 1 : circuits;
    }

    /** Counters at 0 and values that are absent lose nothing. */
    private static void add(List<String> lost, int circuit, String id, double value, Unit unit) {
        if (Math.abs(value) > 0) {
            lost.add(String.format(Locale.ROOT, "c%d.%s=%.6g %s", circuit + 1, id, value, unit.symbol()));
        }
    }

    private void add(String counters, OptionalInt circuit, Origin origin, List<String> lost) {
        EventSpan now = EventSpan.begun(time.meterMillis()).ended(0);
        events.add(new CountersCleared(
                now, counters, circuit.orElse(-1), origin.surface(), origin.peer(), String.join(", ", lost)));
    }
}
