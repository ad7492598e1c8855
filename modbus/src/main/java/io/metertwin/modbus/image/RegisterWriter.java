package io.metertwin.modbus.image;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.Binding;
import io.metertwin.modbus.map.ClockField;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns written words into one typed command, all or nothing. Refusals in the order of the protocol: what is not mapped
 * or read-only (02) before half of a value or a value out of range (03).
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
     * What a write asks for.
     *
     * @param address first wire address, 0 to 65535
     * @param words the words, each 0 to 65535, at least one
     * @param snapshot the state the write meets: its settings say the word order
     * @param origin who writes
     */
    public WritePlan plan(int address, int[] words, MeterSnapshot snapshot, Origin origin) {
        int end = address + words.length;
        if (end > ADDRESSES) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_ADDRESS, "beyond address 65535");
        }
        List<RegisterItem> items = new ArrayList<>();
        for (int at = address; at < end; at = items.get(items.size() - 1).end()) {
            RegisterItem item = map.itemAt(at).orElse(null);
            if (item == null || !item.writable()) {
                return new WritePlan.Refuse(
                        ExceptionCode.ILLEGAL_ADDRESS, at + (item == null ? " is not mapped" : " is read-only"));
            }
            items.add(item);
        }
        if (items.get(0).address() < address || items.get(items.size() - 1).end() > end) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_VALUE, "half of a value");
        }
        return values(items, address, words, snapshot, origin);
    }

    private static WritePlan values(
            List<RegisterItem> items, int address, int[] words, MeterSnapshot snapshot, Origin origin) {
        Settings settings = snapshot.settings();
        WordOrder order = settings.get(settings.catalogue().wordOrder);
        List<SettingChange<?>> changes = new ArrayList<>();
        long meterMillis = snapshot.meterMillis();
        boolean clock = false;
        try {
            for (RegisterItem item : items) {
                double value = value(item, words, item.address() - address, order);
                if (item.binding() instanceof Binding.OfSetting bound) {
                    changes.add(SettingChange.ofNumber(bound.setting(), value));
                } else if (item.binding() instanceof Binding.OfClock bound) {
                    meterMillis = clockSet(bound.field(), meterMillis, (long) value);
                    clock = true;
                }
            }
        } catch (SettingException | DateTimeException e) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_VALUE, e.getMessage());
        }
        if (clock && !changes.isEmpty()) {
            return new WritePlan.Refuse(ExceptionCode.ILLEGAL_VALUE, "clock and settings need a write each");
        }
        return new WritePlan.Ask(
                clock
                        ? new MeterCommand.SetClock(meterMillis, origin)
                        : new MeterCommand.ChangeSettings(changes, origin));
    }

    private static double value(RegisterItem item, int[] words, int offset, WordOrder order) {
        return item.value(
                WordLayout.bits(words, offset, item.words(), item.order().orElse(order)));
    }

    private static long clockSet(ClockField field, long meterMillis, long value) {
        long set = field.with(meterMillis, value);
        if (set < 0 || set > LATEST_MILLIS) {
            throw new DateTimeException("the clock holds 1970 to 2106");
        }
        return set;
    }
}
