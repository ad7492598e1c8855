package io.metertwin.app.run;

import java.util.Optional;
import java.util.function.Consumer;

/** Says once that the state cannot be written, and once that it can again. */
final class StorageNotice {

    private final MeterState state;
    private final Consumer<String> notices;
    private boolean failing;

    StorageNotice(MeterState state, Consumer<String> notices) {
        this.state = state;
        this.notices = notices;
    }

    void look() {
        Optional<String> failure = state.failure();
        if (failure.isPresent() && !failing) {
            notices.accept("the state is not kept: " + failure.get() + "; measuring goes on");
        } else if (failure.isEmpty() && failing) {
            notices.accept("the state is kept again");
        }
        failing = failure.isPresent();
    }
}
