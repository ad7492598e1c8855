package io.metertwin.modbus.client;

import io.metertwin.core.settings.ModbusSettings;
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
 * that change nothing at once first, then word order, address, port, and at the very end the write lock or switching
 * Modbus TCP off, as neither can be followed by anything. Not for use by several threads at once.
 */
final class Conversation {

    private static final int ALONE = 255;

    private static final String TWO_LAST_WORDS =
            "modbus.write.lock on and modbus.tcp.enabled off do not go together over Modbus TCP, as each shuts out what"
                    + " follows; import the lock first, then modbus.tcp.enabled off with the setting password, or both"
                    + " while the meter is switched off";

    private static final String NO_MORE_ADDRESS =
            "modbus.address: 0 cannot be set over Modbus; import the file while the meter is switched off (--state-dir),"
                    + " or start the meter with --set modbus.address=0";

    private final ModbusTcpLink link;
    private final Map<RegisterItem, int[]> wanted;
    private final Map<RegisterItem, int[]> before;
    private final List<String> late;
    private final String address;
    private final String port;
    private final String lock;
    private final String enabled;
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
                binding(modbus.tcpPort),
                binding(modbus.writeLock),
                binding(modbus.tcpEnabled));
        lock = binding(modbus.writeLock);
        enabled = binding(modbus.tcpEnabled);
        address = binding(modbus.address);
        port = binding(modbus.tcpPort);
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

    /** Why these settings cannot be written in one conversation; known before anything is written. None when they can. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (turns(lock, 1) && turns(enabled, 0)) {
            objections.add(TWO_LAST_WORDS);
        }
        if (turns(address, (int) ModbusSettings.BROADCAST_ONLY)) {
            objections.add(NO_MORE_ADDRESS);
        }
        return objections;
    }

    private boolean turns(String binding, int code) {
        return wanted.entrySet().stream()
                .anyMatch(entry -> entry.getKey().binding().id().equals(binding) && entry.getValue()[0] == code);
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

    private String hint(RegisterItem item, int[] words, ModbusRefusedException refusal) {
        boolean taken = item.binding().id().equals(port) && refusal.code() == ModbusRefusedException.DEVICE_FAILURE;
        return taken ? "; something else on the meter's host may have port " + words[0] : "";
    }

    private List<String> write(RegisterItem item, int[] words) throws IOException {
        try {
            link.write(item.address(), words);
        } catch (ModbusRefusedException e) {
            return List.of(item.binding().id() + ": " + e.getMessage() + hint(item, words, e));
        }
        if (item.binding().id().equals(address) && byAddress) {
            link.talkTo(words[0]);
        }
        return List.of();
    }
}
