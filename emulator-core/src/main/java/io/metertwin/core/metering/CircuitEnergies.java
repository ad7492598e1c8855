package io.metertwin.core.metering;

import io.metertwin.dsp.CircuitMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/** All energy counters of one circuit: its phases, its sum, and its sum by tariff. */
final class CircuitEnergies {

    private final int number;
    private final Consumer<String> wrapped;
    private final ElementEnergies[] elements = new ElementEnergies[EnergyReadings.ELEMENTS];
    private TariffEnergies tariffs = new TariffEnergies();

    /**
     * Counters at zero.
     *
     * @param number the circuit, from 1
     * @param wrapped is told the full id of every register that passed its end
     */
    CircuitEnergies(int number, Consumer<String> wrapped) {
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
            String place = "l" + (phase + 1);
            elements[phase].add(measured.phases().get(phase), seconds, kind -> tell(kind, place));
        }
        long[] gained = elements[EnergyReadings.TOTAL].add(measured.total(), seconds, kind -> tell(kind, "total"));
        tariffs.add(tariff, gained, kind -> tell(kind, "t" + tariff));
    }

    private void tell(EnergyKind kind, String place) {
        wrapped.accept("c" + number + ".energy." + kind.id() + "." + place);
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
