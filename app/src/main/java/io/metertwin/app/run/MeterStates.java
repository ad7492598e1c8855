package io.metertwin.app.run;

import io.metertwin.app.options.Remembered;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The memories of the meters of a run, each opened when it is asked for first. */
public final class MeterStates implements AutoCloseable {

    private final Function<String, Optional<Path>> directories;
    private final Map<Path, MeterState> kept = new LinkedHashMap<>();
    private final Map<String, MeterState> ephemeral = new LinkedHashMap<>();

    /**
     * No memory is open yet.
     *
     * @param directories where the meter with a serial number keeps its state; empty when it keeps none
     */
    public MeterStates(Function<String, Optional<Path>> directories) {
        this.directories = directories;
    }

    /** Meters that keep nothing. */
    public static MeterStates ephemeral() {
        return new MeterStates(serial -> Optional.empty());
    }

    /** What the meter with a serial number remembers. */
    public Remembered remembered(String serialNumber) {
        return of(serialNumber).remembered();
    }

    /** The memory of the meter with a serial number. */
    public MeterState of(String serialNumber) {
        return directories
                .apply(serialNumber)
                .map(directory -> kept.computeIfAbsent(directory, MeterState::open))
                .orElseGet(() -> ephemeral.computeIfAbsent(serialNumber, serial -> MeterState.ephemeral()));
    }

    private Stream<MeterState> all() {
        return Stream.concat(kept.values().stream(), ephemeral.values().stream());
    }

    /** Opens the log volumes of all of them, of so many bytes each at most. */
    public void openVolumes(long quotaBytes) {
        all().forEach(state -> state.openVolume(quotaBytes));
    }

    /** Writes what still waits and unlocks all directories; a second call does nothing. */
    @Override
    public void close() {
        all().forEach(MeterState::close);
    }
}
