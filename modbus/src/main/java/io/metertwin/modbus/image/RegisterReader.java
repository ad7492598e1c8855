package io.metertwin.modbus.image;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.RegisterGaps;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;

/**
 * Turns a snapshot into registers. A read may begin and end anywhere, in the middle of a value too: its words all come
 * from the one snapshot.
 */
public final class RegisterReader {

    private static final int ADDRESSES = 0x10000;

    private final RegisterMap map;

    /** A reader of a map. */
    public RegisterReader(RegisterMap map) {
        this.map = map;
    }

    /**
     * True when a range may be read: it lies inside blocks, or the settings say that gaps read 0.
     *
     * @param table the table it is read from
     * @param address first wire address, 0 to 65535
     * @param count number of registers or bits, at least 1
     */
    public boolean serves(DataTable table, int address, int count, Settings settings) {
        return address + count <= ADDRESSES
                && (map.inBlocks(table, address, count)
                        || settings.get(settings.catalogue().modbus.registerGaps) == RegisterGaps.ZERO);
    }

    /**
     * The words of a range of holding registers, each 0 to 65535; what is not mapped is 0, and so is an absent value.
     *
     * @param address first wire address
     * @param count number of registers
     */
    public int[] read(int address, int count, MeterSnapshot snapshot) {
        return read(DataTable.HOLDING, address, count, snapshot);
    }

    /**
     * The words of a range, each 0 to 65535, or its bits, each 0 or 1; what is not mapped is 0, and so is an absent value.
     *
     * @param table the table it is read from
     * @param address first wire address
     * @param count number of registers or bits
     */
    public int[] read(DataTable table, int address, int count, MeterSnapshot snapshot) {
        Settings settings = snapshot.settings();
        WordOrder order = settings.get(settings.catalogue().modbus.wordOrder);
        int[] words = new int[count];
        int at = address;
        while (at < address + count) {
            RegisterItem item = map.itemAt(table, at).orElse(null);
            if (item == null) {
                at++;
            } else {
                write(item, snapshot, order, words, address);
                at = item.end();
            }
        }
        return words;
    }

    private static void write(RegisterItem item, MeterSnapshot snapshot, WordOrder order, int[] words, int address) {
        int from = Math.max(item.address(), address);
        int to = Math.min(item.end(), address + words.length);
        if (item.binding().textual()) {
            String text = item.binding().text(snapshot);
            for (int at = from; at < to; at++) {
                words[at - address] = characters(text, 2 * (at - item.address()));
            }
        } else {
            long bits = item.bits(snapshot);
            WordOrder itemOrder = item.order().orElse(order);
            for (int at = from; at < to; at++) {
                words[at - address] = WordLayout.word(bits, item.words(), at - item.address(), itemOrder);
            }
        }
    }

    private static int characters(String text, int position) {
        return (character(text, position) << 8) | character(text, position + 1);
    }

    private static int character(String text, int position) {
        if (position >= text.length()) {
            return 0;
        }
        char character = text.charAt(position);
        return character < 0x80 ? character : '?';
    }
}
