package io.metertwin.modbus.image;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.OrderBinding;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterType;
import io.metertwin.modbus.map.SettingBinding;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Turns written words into one typed command, all or nothing. Refusals in the order of the protocol: what is not mapped
 * or read-only (02) before half of a value or a value out of range (03) before what is locked (04).
 */
public final class RegisterWriter {

    private static final int ADDRESSES = 0x10000;
    private static final long LATEST_MILLIS = 0xFFFF_FFFFL * 1000 + 999;

    private final RegisterMap map;

    /** A writer of a map. */
    public RegisterWriter(RegisterMap map) {
        this.map = map;
    }

    /**
     * What a write of holding registers asks for.
     *
     * @param address first wire address, 0 to 65535
     * @param words the words, each 0 to 65535, at least one
     * @param snapshot the state the write meets: its settings say the word order
     * @param origin who writes
     */
    public WritePlan plan(int address, int[] words, MeterSnapshot snapshot, Origin origin) {
        return plan(DataTable.HOLDING, address, words, snapshot, origin);
    }

    /**
     * What a write asks for.
     *
     * @param table the table that is written
     * @param address first wire address, 0 to 65535
     * @param words the words, each 0 to 65535, or the bits, each 0 or 1; at least one
     * @param snapshot the state the write meets: its settings say the word order
     * @param origin who writes
     */
    public WritePlan plan(DataTable table, int address, int[] words, MeterSnapshot snapshot, Origin origin) {
        int end = address + words.length;
        if (end > ADDRESSES) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_ADDRESS, "beyond address 65535");
        }
        List<RegisterItem> items = new ArrayList<>();
        for (int at = address; at < end; at = items.get(items.size() - 1).end()) {
            RegisterItem item = map.itemAt(table, at).orElse(null);
            if (item == null || !item.writable()) {
                return new WritePlan.Refuse(
                        ExceptionCode.ILLEGAL_ADDRESS, at + (item == null ? " is not mapped" : " is read-only"));
            }
            items.add(item);
        }
        if (items.get(0).address() < address || items.get(items.size() - 1).end() > end) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_VALUE, "half of a value");
        }
        return ask(items, new Words(address, words, snapshot.settings()), snapshot, origin);
    }

    private static WritePlan ask(List<RegisterItem> items, Words written, MeterSnapshot snapshot, Origin origin) {
        try {
            if (items.stream().anyMatch(item -> item.binding() instanceof OrderBinding.OfCommand)) {
                return enter(items, written);
            }
            if (items.size() == 1 && items.get(0).binding() instanceof OrderBinding.OfSwitch operated) {
                return new WritePlan.Ask(operated.field().order(written.value(items.get(0)), origin));
            }
            return items.stream().allMatch(item -> item.binding() instanceof OrderBinding.OfClock)
                    ? new WritePlan.Ask(
                            new MeterCommand.SetClock(clock(items, written, snapshot.meterMillis()), origin))
                    : askForSettings(items, written, snapshot.settings(), origin);
        } catch (SettingException | DateTimeException e) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_VALUE, e.getMessage());
        }
    }

    private static WritePlan enter(List<RegisterItem> items, Words written) throws SettingException {
        OptionalLong password = OptionalLong.empty();
        OptionalInt code = OptionalInt.empty();
        for (RegisterItem item : items) {
            if (!(item.binding() instanceof OrderBinding.OfCommand command)) {
                throw new SettingException("commands need a write of their own");
            }
            long value = (long) written.value(item);
            switch (command.field()) {
                case PASSWORD -> password = OptionalLong.of(value);
                case CODE -> code = OptionalInt.of((int) value);
            }
        }
        return new WritePlan.Enter(password, code);
    }

    private static WritePlan askForSettings(List<RegisterItem> items, Words written, Settings settings, Origin origin)
            throws SettingException {
        List<SettingChange<?>> changes = new ArrayList<>();
        for (RegisterItem item : items) {
            if (!(item.binding() instanceof SettingBinding binding)) {
                throw new SettingException(item.binding().id() + " needs a write of its own");
            }
            changes.addAll(
                    binding.textual()
                            ? binding.changes(written.text(item))
                            : binding.changes(written.value(item), settings));
        }
        for (RegisterItem item : items) {
            if (((SettingBinding) item.binding()).locked(settings, changes)) {
                return new WritePlan.Refuse(ExceptionCode.DEVICE_FAILURE, item.address() + " is locked now");
            }
        }
        return new WritePlan.Ask(new MeterCommand.ChangeSettings(changes, origin));
    }

    /** The meter time after all parts are set, in the order of their addresses. */
    private static long clock(List<RegisterItem> items, Words written, long meterMillis) {
        long set = meterMillis;
        for (RegisterItem item : items) {
            set = ((OrderBinding.OfClock) item.binding()).field().with(set, (long) written.value(item));
        }
        if (set < 0 || set > LATEST_MILLIS) {
            throw new DateTimeException("the clock holds 1970 to 2106");
        }
        return set;
    }

    /** The words of a write and where they begin. */
    private static final class Words {

        private final int address;
        private final int[] words;
        private final Settings settings;

        Words(int address, int[] words, Settings settings) {
            this.address = address;
            this.words = words;
            this.settings = settings;
        }

        double value(RegisterItem item) {
            WordOrder order = item.order().orElse(settings.get(settings.catalogue().modbus.wordOrder));
            double value = item.value(WordLayout.bits(words, item.address() - address, item.words(), order));
            // 0.1 written as a float means 0.1, not the nearest binary fraction 0.10000000149.
            return item.type() == RegisterType.FLOAT32 ? Double.parseDouble(Float.toString((float) value)) : value;
        }

        String text(RegisterItem item) {
            int first = item.address() - address;
            return WordLayout.text(Arrays.copyOfRange(words, first, first + item.words()));
        }
    }
}
