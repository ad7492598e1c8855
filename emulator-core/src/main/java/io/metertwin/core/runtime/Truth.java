package io.metertwin.core.runtime;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.metering.MeteringReadings;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.truth.GridHistory;
import java.util.List;

/** What a snapshot should read; worked out when it is asked for the first time, by any thread. */
final class Truth {

    private final MeterSnapshot reading;
    private final MeteringReadings counters;
    private final InputLayout layout;
    private final List<GridHistory.Part> parts;
    private MeterSnapshot exact;

    /** A truth that is known. */
    Truth(MeterSnapshot exact) {
        this(exact, exact.metering(), null, List.of());
        this.exact = exact;
    }

    /** The truth of a window nothing is known about: the reading itself. */
    Truth(MeterSnapshot reading, MeteringReadings counters) {
        this(reading.with(reading.window(), counters));
    }

    /** The truth of a window that some states filled. */
    Truth(MeterSnapshot reading, MeteringReadings counters, InputLayout layout, List<GridHistory.Part> parts) {
        this.reading = reading;
        this.counters = counters;
        this.layout = layout;
        this.parts = parts;
    }

    /** The snapshot of a perfect meter. */
    synchronized MeterSnapshot snapshot() {
        if (exact == null) {
            Wiring wiring = reading.settings().get(reading.settings().catalogue().grid.wiring);
            WindowMeasurement window =
                    new ExactMeter(layout, wiring).changing(reading.window().span(), parts);
            exact = reading.with(window, counters);
        }
        return exact;
    }
}
