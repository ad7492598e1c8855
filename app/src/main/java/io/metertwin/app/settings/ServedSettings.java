package io.metertwin.app.settings;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.ModbusSettings;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.modbus.client.ModbusRefusedException;
import io.metertwin.modbus.client.RegisterClient;
import io.metertwin.modbus.client.SettingsClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The settings of a meter that runs, through Modbus TCP. */
public final class ServedSettings implements SettingsTarget {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final String name;
    private final RegisterClient client;
    private final String serialNumber;
    private final OptionalLong password;

    private ServedSettings(String name, RegisterClient client, OptionalLong password) throws IOException {
        this.name = name;
        this.client = client;
        this.password = password;
        serialNumber = client.serialNumber();
    }

    /**
     * Connects to a meter.
     *
     * @param host host name or address
     * @param port Modbus TCP port
     * @param unit unit id
     * @param password a password to open the meter with before it is written
     * @throws CommandException when none answers there
     */
    public static ServedSettings connect(String host, int port, int unit, OptionalLong password) {
        try {
            return new ServedSettings(host + ":" + port, RegisterClient.connect(host, port, unit, TIMEOUT), password);
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelCode model() {
        return client.model();
    }

    @Override
    public String serialNumber() {
        return serialNumber;
    }

    @Override
    public Settings read() throws IOException {
        return client.settings().read();
    }

    @Override
    public List<String> write(Settings next, Set<String> ids) throws IOException {
        SettingsClient settings = client.settings();
        try {
            if (password.isPresent()) {
                settings.unlock(password.getAsLong());
            }
        } catch (ModbusRefusedException e) {
            return List.of("the password: " + e.getMessage());
        }
        return settings.write(next, ids);
    }

    @Override
    public Map<String, String> rounded(Settings next, Set<String> ids) {
        try {
            return client.settings().rounded(next, ids);
        } catch (SettingException e) {
            throw new IllegalStateException("a register holds what its setting does not allow", e);
        }
    }

    /**
     * Passwords stay as they were written: they cannot be read, so what they were is not known. Nor does Modbus give a
     * meter the address 0 again.
     */
    @Override
    public List<String> putBack(Settings before, Set<String> ids) throws IOException {
        Set<String> open = new LinkedHashSet<>(ids);
        List<String> lost = new ArrayList<>();
        for (Setting<?> setting : before.catalogue().all()) {
            if (setting.secret() && open.remove(setting.id())) {
                lost.add(setting.id() + ": cannot be put back, as it cannot be read");
            }
        }
        Setting<Long> address = before.catalogue().modbus.address;
        if (before.get(address) == ModbusSettings.BROADCAST_ONLY && open.remove(address.id())) {
            lost.add(address.id() + ": cannot be put back to 0 over Modbus");
        }
        client.detectWordOrder();
        lost.addAll(write(before, open));
        return lost;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            System.getLogger(ServedSettings.class.getName())
                    .log(System.Logger.Level.DEBUG, "the connection is not closed cleanly", e);
        }
    }
}
