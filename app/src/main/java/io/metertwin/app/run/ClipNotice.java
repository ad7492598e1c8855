package io.metertwin.app.run;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.signal.InputLayout;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Says once for each input that its signal is beyond its range: the device clips it, and so do its readings. */
final class ClipNotice {

    private final Consumer<String> notices;
    private final Set<Integer> told = new HashSet<>();

    ClipNotice(Consumer<String> notices) {
        this.notices = notices;
    }

    void look(MeterSnapshot snapshot) {
        for (int channel : snapshot.window().clippedChannels()) {
            if (told.add(channel)) {
                InputLayout layout = new InputLayout(
                        snapshot.window().banks().size(),
                        snapshot.window().circuits().size());
                boolean voltage = layout.isVoltage(channel);
                notices.accept(layout.name(channel) + " is beyond its input (" + (voltage ? "1018 V" : "900 mV")
                        + " peak) and clips, as on the device; set "
                        + (voltage ? "--vt-ratio" : "--sensor with a larger ratio"));
            }
        }
    }
}
