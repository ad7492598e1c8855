package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Reading;
import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.metering.EnergyKind;
import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.metering.TariffSchedule;
import io.metertwin.core.settings.TariffSettings;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/** Energy registers of phases, circuits and meter, and those of the tariffs (manual 5.2, 5.3). */
final class EnergyQuantities {

    private EnergyQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        for (EnergyKind kind : EnergyKind.values()) {
            addElements(all, kind);
        }
        for (EnergyKind kind : EnergyKind.BY_TARIFF) {
            addTariffs(all, kind);
        }
        all.add(new Quantity(
                "tariff.current",
                Scope.METER,
                Unit.NONE,
                "tariff in force: 1 to 6",
                "manual 5.3.1",
                (snapshot, circuit) -> TariffSchedule.of(snapshot.settings()).tariffAt(snapshot.meterMillis())));
        return all;
    }

    private static void addElements(List<Quantity> all, EnergyKind kind) {
        String id = "energy." + kind.id();
        for (int k = 0; k < EnergyReadings.TOTAL; k++) {
            int phase = k;
            String term = "phase " + (k + 1) + ": " + kind.term();
            all.add(circuit(
                    id + ".l" + (k + 1),
                    kind,
                    term,
                    (snapshot, circuit) -> snapshot.energies().hours(circuit, phase, kind)));
        }
        all.add(circuit(
                id + ".total",
                kind,
                "total: " + kind.term(),
                (snapshot, circuit) -> snapshot.energies().hours(circuit, EnergyReadings.TOTAL, kind)));
        all.add(new Quantity(
                id + ".total",
                Scope.METER,
                kind.unit(),
                "all circuits: " + kind.term(),
                "manual 5.2",
                (snapshot, circuit) -> snapshot.energies().meterHours(kind)));
    }

    private static void addTariffs(List<Quantity> all, EnergyKind kind) {
        for (int k = 1; k <= TariffSettings.TARIFFS; k++) {
            int tariff = k;
            String id = "energy." + kind.id() + ".t" + k;
            all.add(circuit(
                    id,
                    kind,
                    "tariff T" + k + ": " + kind.term(),
                    (snapshot, circuit) -> snapshot.energies().tariffHours(circuit, tariff, kind)));
        }
    }

    private static Quantity circuit(String id, EnergyKind kind, String term, Reading reading) {
        return new Quantity(id, Scope.CIRCUIT, kind.unit(), term, "manual 5.2", reading);
    }
}
