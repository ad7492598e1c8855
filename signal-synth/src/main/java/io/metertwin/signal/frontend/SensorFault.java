package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import java.util.ArrayList;
import java.util.List;

/** One sensor that does not do what it should; the wiring is right. */
public sealed interface SensorFault extends InputFault permits RatioError, GainPhaseError, Drift, Clip, OpenCoil {

    /** The input the sensor hangs on, in the order of {@link InputLayout}. */
    int channel();

    /**
     * The input with this fault.
     *
     * @param path the input without it
     * @param seconds a second at which it acts
     */
    InputPath applyTo(InputPath path, double seconds);

    @Override
    default List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        if (channel() < 0 || channel() >= layout.channels()) {
            throw new IllegalArgumentException(
                    "a sensor fault needs an input of 0 to " + (layout.channels() - 1) + ", not " + channel());
        }
        List<InputPath> faulty = new ArrayList<>(paths);
        faulty.set(channel(), applyTo(paths.get(channel()), seconds));
        return faulty;
    }
}
