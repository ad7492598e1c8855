package io.metertwin.core.metering;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Power;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjDoubleConsumer;

/** All energy counters of one circuit: its phases, its sum, and its sum by tariff. */
final class CircuitEnergies {

    private static final List<String> PLACES = List.of("l1", "l2", "l3", "total");

    private final int number;
    private final ObjDoubleConsumer<String> wrapped;
    private final ElementEnergies[] elements = new ElementEnergies[EnergyReadings.ELEMENTS];
    private TariffEnergies tariffs = new TariffEnergies();

    /**
     * Counters at zero.
     *
     * @param number the circuit, from 1
     * @param wrapped is told the full id of every register that passed its end, and after what share of the time
     */
    CircuitEnergies(int number, ObjDoubleConsumer<String> wrapped) {
        this.number = number;
        this.wrapped = wrapped;
        Arrays.setAll(elements, k -> new ElementEnergies());
    }

    /**
     * Counts what was measured.
     *
     * @param seconds how long it was so
     * @param tariff the tariff in force meanwhile, 1 to 6
     */
    void add(CircuitMeasurement measured, double seconds, int tariff) {
        for (int phase = 0; phase < EnergyReadings.TOTAL; phase++) {
            add(phase, measured.phases().get(phase), seconds);
        }
        long[] gained = add(EnergyReadings.TOTAL, measured.total(), seconds);
        tariffs.add(tariff, gained, (kind, share) -> tell(kind, "t" + tariff, share));
    }

    private long[] add(int element, Power power, double seconds) {
        return elements[element].add(power, seconds, (kind, share) -> tell(kind, PLACES.get(element), share));
    }

    private void tell(EnergyKind kind, String place, double share) {
        wrapped.accept("c" + number + ".energy." + kind.id() + "." + place, share);
    }

    /** Writes the counters of all elements to an array, from a position on. */
    void copyCounters(long[] counters, int first) {
        for (int k = 0; k < elements.length; k++) {
            elements[k].copyTo(counters, first + k * EnergyCounter.COUNT);
        }
    }

    /** Writes the tariff registers to an array, from a position on. */
    void copyTariffs(long[] registers, int first) {
        tariffs.copyTo(registers, first);
    }

    /** Begins at 0 again, tariffs too. */
    void reset() {
        for (ElementEnergies element : elements) {
            element.reset();
        }
        tariffs.reset();
    }

    /** Begins the tariffs at 0 again. */
    void resetTariffs() {
        tariffs.reset();
    }

    /** Writes the whole state. */
    void save(DataOutputStream out) throws IOException {
        for (ElementEnergies element : elements) {
            element.save(out);
        }
        tariffs.save(out);
    }

    /**
     * Counters like these, as they were saved.
     *
     * @throws IOException when the bytes are no counters
     */
    CircuitEnergies restored(DataInputStream in) throws IOException {
        CircuitEnergies energies = new CircuitEnergies(number, wrapped);
        for (int k = 0; k < elements.length; k++) {
            energies.elements[k] = ElementEnergies.restored(in);
        }
        energies.tariffs = TariffEnergies.restored(in);
        return energies;
    }
}
