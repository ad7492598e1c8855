package io.metertwin.modbus.map;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.record.RecordState;
import io.metertwin.core.settings.SettingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is switched by hand. */
public enum SwitchField {
    /** The relay; reads whether its coil is on. */
    RELAY("relay by hand (0 = open, 1 = close); refused in alarm mode") {
        @Override
        boolean on(MeterSnapshot snapshot) {
            return snapshot.protection().relay().coil();
        }

        @Override
        MeterCommand order(boolean on, Origin origin) {
            return new MeterCommand.OperateRelay(on, origin);
        }
    },
    /** The record task. */
    RECORD("record task (0 = stop, 1 = start); takes the record password; refused when it is so already") {
        @Override
        boolean on(MeterSnapshot snapshot) {
            return snapshot.record().state() != RecordState.STOPPED;
        }

        @Override
        MeterCommand order(boolean on, Origin origin) {
            return new MeterCommand.OperateRecord(on, origin);
        }
    };

    private final String term;

    SwitchField(String term) {
        this.term = term;
    }

    /** The field with the given id. */
    static Optional<SwitchField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** The id in maps. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    public String term() {
        return term;
    }

    /** True while it is on. */
    abstract boolean on(MeterSnapshot snapshot);

    /** What the meter is asked to do. */
    abstract MeterCommand order(boolean on, Origin origin);

    /**
     * What a written number asks the meter to do.
     *
     * @param code 0 for off, 1 for on
     * @param origin who asks
     * @throws SettingException for every other number
     */
    public MeterCommand order(double code, Origin origin) throws SettingException {
        if (code != 0 && code != 1) {
            throw new SettingException("the " + id() + " takes 0 (off) or 1 (on)");
        }
        return order(code == 1, origin);
    }
}
