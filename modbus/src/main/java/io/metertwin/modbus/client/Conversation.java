package io.metertwin.modbus.client;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.modbus.map.RegisterItem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The settings of the Modbus connection itself, written one by one while they change how the meter is talked to: those
 * that change nothing at once first, then word order, address, write lock, port, and switching Modbus TCP off. Not for use
 * by several threads at once.
 */
final class Conversation {

    private static final int ALONE = 255;

    private final ModbusTcpLink link;
    private final Map<RegisterItem, int[]> wanted;
    private final Map<RegisterItem, int[]> before;
    private final List<String> late;
    private final String address;
    private final boolean byAddress;

    /**
     * A conversation that has not changed yet.
     *
     * @param wanted the words to write
     * @param before the words that stand there now
     */
    Conversation(
            ModbusTcpLink link,
            SettingsCatalogue catalogue,
            Map<RegisterItem, int[]> wanted,
            Map<RegisterItem, int[]> before) {
        this.link = link;
        this.wanted = wanted;
        this.before = before;
        var modbus = catalogue.modbus;
        late = List.of(
                binding(modbus.wordOrder),
                binding(modbus.address),
                binding(modbus.writeLock),
                binding(modbus.tcpPort),
                binding(modbus.tcpEnabled));
        address = binding(modbus.address);
        // Units 0 and 255 reach a meter that is alone, whatever its address.
        byAddress = link.unit() != 0 && link.unit() != ALONE;
    }

    /** True for a setting of the Modbus connection. */
    static boolean holds(Setting<?> setting) {
        return setting.id().startsWith("modbus.") || setting.id().startsWith("serial.");
    }

    private static String binding(Setting<?> setting) {
        return "setting:" + setting.id();
    }

    /**
     * Writes everything, or, when the meter refuses something, puts back what was written, the last first.
     *
     * @return why the meter refused, one line each; none when it has everything now
     */
    List<String> write() throws IOException {
        Deque<RegisterItem> written = new ArrayDeque<>();
        for (RegisterItem item : inOrder()) {
            List<String> refusals = new ArrayList<>(write(item, wanted.get(item)));
            if (!refusals.isEmpty()) {
                for (RegisterItem done : written) {
                    refusals.addAll(write(done, before.get(done)));
                }
                return refusals;
            }
            written.push(item);
        }
        return List.of();
    }

    private List<RegisterItem> inOrder() {
        return wanted.keySet().stream()
                .sorted(Comparator.<RegisterItem>comparingInt(
                                item -> late.indexOf(item.binding().id()))
                        .thenComparingInt(RegisterItem::address))
                .toList();
    }

    private List<String> write(RegisterItem item, int[] words) throws IOException {
        try {
            link.write(item.address(), words);
        } catch (ModbusRefusedException e) {
            return List.of(item.binding().id() + ": " + e.getMessage());
        }
        if (item.binding().id().equals(address) && byAddress) {
            link.talkTo(words[0]);
        }
        return List.of();
    }
}
