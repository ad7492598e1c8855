package io.metertwin.signal.grid;

import io.metertwin.signal.grid.Distortion.Harmonic;
import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Believable loads that follow the time of day and vary a little from their seed, once a second. */
public enum TypicalLoad {
    /** An office floor: 40 kW by day, 6 kW by night, electronics with third and fifth harmonics, uneven phases. */
    OFFICE {
        @Override
        CircuitLoad at(double day, double second, long seed) {
            double working = rise(day, 7, 9) * (1 - rise(day, 17, 20));
            double watts = (6e3 + 34e3 * working) * (1 + 0.04 * wander(seed, 1, 60, second))
                    + 300 * wander(seed, 2, 3, second);
            double powerFactor = 0.94 + 0.01 * wander(seed, 3, 300, second);
            return uneven(watts, powerFactor, ELECTRONICS, 0.08, seed);
        }
    },
    /** A conveyor motor: 22 kW, starts and stops with its work, power factor 0.85 loaded and 0.35 idling. */
    MOTOR {
        @Override
        CircuitLoad at(double day, double second, long seed) {
            boolean loaded = new Wander(seed + 4, 45).drawn((long) Math.floor(second / 45)) > -0.4;
            double watts = loaded ? 22e3 * (1 + 0.05 * wander(seed, 5, 8, second)) : 3e3;
            return uneven(watts, loaded ? 0.85 : 0.35, DRIVE, 0.01, seed);
        }
    },
    /** A roof of solar panels: up to 30 kW fed back at noon, passing clouds, a little of its own use by night. */
    PV {
        @Override
        CircuitLoad at(double day, double second, long seed) {
            double sun = Math.max(0, StrictMath.sin(Math.PI * (day - 6) / 13)) * (day > 6 && day < 19 ? 1 : 0);
            double clouds = 0.8 + 0.2 * wander(seed, 6, 240, second);
            double watts = 400 - 30e3 * sun * clouds;
            return uneven(watts, watts < 0 ? 0.995 : 0.6, INVERTER, 0, seed);
        }
    },
    /** Charging points for cars: 0 to 4 cars of 11 kW come and go. */
    EV {
        @Override
        CircuitLoad at(double day, double second, long seed) {
            int cars = 0;
            for (int point = 0; point < 4; point++) {
                double presence = new Wander(seed + 10 + point, 1800).at(second + 450 * point);
                cars += presence > (day > 7 && day < 22 ? -0.1 : 0.5) ? 1 : 0;
            }
            double watts = 600 + 11e3 * cars * (1 + 0.002 * wander(seed, 15, 20, second));
            return uneven(watts, cars > 0 ? 0.99 : 0.7, INVERTER, 0.005, seed);
        }
    };

    private static final Distortion ELECTRONICS = new Distortion(
            List.of(new Harmonic(3, 0.16, Math.PI), new Harmonic(5, 0.08, 0.3), new Harmonic(7, 0.05, Math.PI)));
    private static final Distortion DRIVE =
            new Distortion(List.of(new Harmonic(5, 0.03, 0.5), new Harmonic(7, 0.015, 1.0)));
    private static final Distortion INVERTER =
            new Distortion(List.of(new Harmonic(5, 0.012, 0), new Harmonic(11, 0.006, 1.5)));
    private static final double HOUR = 3600;
    private static final double DAY_HOURS = 24;

    /** The load at an hour of the day. */
    abstract CircuitLoad at(double hourOfDay, double second, long seed);

    /** The name users write. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The load with the given name, if there is one. */
    public static Optional<TypicalLoad> named(String name) {
        for (TypicalLoad load : values()) {
            if (load.id().equalsIgnoreCase(name)) {
                return Optional.of(load);
            }
        }
        return Optional.empty();
    }

    /**
     * This load as a profile.
     *
     * @param startSecondOfDay time of day at second 0 of the run
     * @param seed what its variations are drawn from
     */
    public LoadProfile profile(double startSecondOfDay, long seed) {
        return new LoadProfile() {
            @Override
            public CircuitLoad at(double seconds) {
                double hours = (startSecondOfDay + seconds) / HOUR;
                return TypicalLoad.this.at(hours - DAY_HOURS * Math.floor(hours / DAY_HOURS), seconds, seed);
            }

            @Override
            public double updateSeconds() {
                return 1;
            }
        };
    }

    private static double wander(long seed, int stream, double period, double second) {
        return new Wander(seed * 31 + stream, period).at(second);
    }

    /** 0 before the first hour, 1 after the second, smooth between. */
    private static double rise(double hour, double from, double to) {
        double x = Math.max(0, Math.min(1, (hour - from) / (to - from)));
        return x * x * (3 - 2 * x);
    }

    private static CircuitLoad uneven(
            double watts, double powerFactor, Distortion distortion, double unevenness, long seed) {
        List<PhaseLoad> phases = new ArrayList<>();
        double[] shares = {
            new Wander(seed + 20, 1).drawn(1), new Wander(seed + 20, 1).drawn(2), new Wander(seed + 20, 1).drawn(3)
        };
        double mean = (shares[0] + shares[1] + shares[2]) / 3;
        for (double share : shares) {
            double part = watts / 3 * (1 + unevenness * (share - mean));
            phases.add(new ByPower(part, powerFactor, false, distortion));
        }
        return new CircuitLoad(phases, 0);
    }
}
