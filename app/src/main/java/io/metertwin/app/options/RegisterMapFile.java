package io.metertwin.app.options;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.storage.DiskRefusal;
import io.metertwin.modbus.map.MapText;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterMapException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The register map of a run or a command: the twin's own, or that of a file. */
public final class RegisterMapFile {

    private RegisterMapFile() {}

    /**
     * The map in a file, or the twin's own.
     *
     * @param file a map in CSV; empty for the twin's own
     * @param model the model it is for
     * @throws CommandException when the file cannot be read or used, with file and line
     */
    public static RegisterMap read(Optional<Path> file, ModelCode model) {
        if (file.isEmpty()) {
            return RegisterMap.mpm4000(model);
        }
        try {
            return RegisterMap.of(model, List.of(MapText.ofFile(file.get())));
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, "--map: " + DiskRefusal.words(file.get(), e), e);
        } catch (RegisterMapException e) {
            throw new CommandException(ExitCode.USAGE, "--map: " + e.getMessage(), e);
        }
    }
}
