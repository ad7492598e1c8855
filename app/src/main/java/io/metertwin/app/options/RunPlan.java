package io.metertwin.app.options;

import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.settings.Settings;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.disturbance.DisturbedGrid;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.InputFault;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.Installation;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Everything a run needs, understood and checked.
 *
 * @param device the meter
 * @param world what hangs on it
 * @param run how it runs
 */
public record RunPlan(Device device, World world, Run run) {

    /**
     * The meter.
     *
     * @param model its model code
     * @param profile what its family is
     * @param settings its settings
     */
    public record Device(ModelCode model, DeviceProfile profile, Settings settings) {

        /** The inputs of the model. */
        public InputLayout inputs() {
            boolean hasResidual = model.expansion() == ModelCode.Expansion.ZERO_SEQUENCE;
            return new InputLayout(profile.voltageBanks(), model.circuits(), hasResidual);
        }
    }

    /**
     * What hangs on the meter.
     *
     * @param installation grid and loads
     * @param disturbances what happens to the grid, in the order in which it composes; none with a recording
     * @param replay a recording to play instead of them
     * @param sensors where sensors hang, later entries first in force
     * @param faults what is wrong with wiring and sensors, in the order in which it applies
     * @param vtRatio ratio of the voltage transformers
     * @param supply auxiliary voltage
     * @param accuracy how imperfect the inputs are
     * @param temperature what hangs at the temperature input
     * @param notes what a user should know about it, one sentence each
     */
    public record World(
            Installation installation,
            List<GridDisturbance> disturbances,
            Optional<ReplayOption> replay,
            List<SensorOption> sensors,
            List<InputFault> faults,
            double vtRatio,
            SupplyVoltage supply,
            AccuracyProfile accuracy,
            Temperature temperature,
            List<String> notes) {

        /** Grid and loads with everything that happens to them. */
        public GridModel grid() {
            return disturbances.isEmpty()
                    ? installation
                    : new DisturbedGrid(installation.supply(), installation.loads(), disturbances);
        }

        /** The sensor at an input. */
        public SensorOption sensorAt(int circuit, int phase) {
            SensorOption found = null;
            for (SensorOption sensor : sensors) {
                found = sensor.hangsAt(circuit, phase) ? sensor : found;
            }
            if (found == null) {
                throw new IllegalStateException("no sensor at circuit " + circuit + ", phase " + phase);
            }
            return found;
        }
    }

    /**
     * How it runs.
     *
     * @param modbusPort port of the host, 0 for any free one; empty for none
     * @param labPort port of the host, 0 for any free one; empty for none
     * @param bind address to listen on
     * @param speed virtual seconds per host second, infinity for as fast as it goes
     * @param fidelity how exactly it goes through the motions
     * @param seed seed of everything random
     * @param start meter time at the start
     * @param runForSeconds virtual time after which to stop
     * @param dump file for the last snapshot
     * @param readyJson whether to print the ports as JSON
     * @param verbose whether to log more
     * @param bus the serial side, and the meters on the ports
     */
    public record Run(
            OptionalInt modbusPort,
            OptionalInt labPort,
            String bind,
            double speed,
            Fidelity fidelity,
            long seed,
            LocalDateTime start,
            OptionalDouble runForSeconds,
            Optional<Path> dump,
            boolean readyJson,
            boolean verbose,
            BusOptions bus) {

        private static final long FIRST_SERIAL = 26_000_000;
        private static final long SERIALS = 1_000_000;

        /** The same run for one of several meters, which differ in their seeds. */
        Run of(UnitOption unit, int place, LocalDateTime commonStart) {
            return new Run(
                    modbusPort,
                    labPort,
                    bind,
                    speed,
                    fidelity,
                    seed + place,
                    commonStart,
                    runForSeconds,
                    dump,
                    readyJson,
                    verbose,
                    bus.with(unit));
        }

        /** Meter time at the start as seconds since the Monday 00:00 before it. */
        public double startSecondOfWeek() {
            LocalDateTime monday = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .truncatedTo(ChronoUnit.DAYS);
            return ChronoUnit.SECONDS.between(monday, start);
        }

        /** The serial number: the one that was written, or eight digits that go with the seed. */
        public String serialNumber() {
            return bus.serialNumber().orElseGet(this::seededSerialNumber);
        }

        private String seededSerialNumber() {
            return String.format(Locale.ROOT, "%08d", FIRST_SERIAL + Math.floorMod(seed, SERIALS));
        }

        /** The smallest seed that goes with a serial number; empty for one that was written. */
        static Optional<Long> seedOf(String serialNumber) {
            long place = Long.parseLong(serialNumber) - FIRST_SERIAL;
            return place >= 0 && place < SERIALS ? Optional.of(place) : Optional.empty();
        }
    }
}
