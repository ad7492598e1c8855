package io.metertwin.app.run;

import io.metertwin.app.options.ReplayOption;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import java.util.List;

final class Replay {
    private Replay() {}

    @SuppressWarnings("DoNotCallSuggester")
    static PrimarySource open(ReplayOption option, InputLayout layout, double rate, List<String> notes) {
        throw new IllegalStateException(option + " " + layout + rate + notes);
    }
}
