package io.metertwin.modbus.client;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.image.WordLayout;
import io.metertwin.modbus.map.FixedBinding;
import io.metertwin.modbus.map.MeasuredBinding;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a running meter by the ids of its values, in as few requests as the map allows, whatever its word order.
 *
 * <p>Values are those of the registers, in the units of the engine (V, A, W, Wh ...); a value that is absent in the
 * meter reads 0. Not for use by several threads at once.
 */
public final class RegisterClient implements Closeable {

    private static final ModelCode LARGEST_MODEL = ModelCode.parse("MPM4410-A");
    private static final long TEST_VALUE = 0x1234_5678L;

    private final ModbusTcpLink link;
    private final RegisterMap map;
    private WordOrder order;
    private final Map<String, RegisterItem> items;

    private RegisterClient(ModbusTcpLink link, RegisterMap map, WordOrder order) {
        this.link = link;
        this.map = map;
        this.order = order;
        items = finestItems(map);
    }

    /**
     * Connects to a meter and finds out its model and word order.
     *
     * @param host host name or address
     * @param port TCP port
     * @param unit unit id: 0, 255 or the meter's address
     * @param timeout how long to wait for the connection and for each answer
     * @throws IOException when nothing answers there or what answers is no MeterTwin map, saying so
     */
    public static RegisterClient connect(String host, int port, int unit, Duration timeout) throws IOException {
        ModbusTcpLink link = ModbusTcpLink.connect(host, port, unit, timeout);
        try {
            // The identity block stands at the same address for every model.
            RegisterMap any = RegisterMap.mpm4000(LARGEST_MODEL);
            WordOrder order = detectOrder(link, any);
            String code = text(link, find(any, "identity:model"));
            return new RegisterClient(link, RegisterMap.mpm4000(ModelCode.parse(code)), order);
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /**
     * Connects to a meter with a map of one's own; nothing is asked of it yet.
     *
     * @param host host name or address
     * @param port TCP port
     * @param unit unit id
     * @param timeout how long to wait for the connection and for each answer
     * @param map the map it has
     * @param order the word order it uses where the map leaves it open
     * @throws IOException when nothing answers there, saying so
     */
    public static RegisterClient connect(
            String host, int port, int unit, Duration timeout, RegisterMap map, WordOrder order) throws IOException {
        return new RegisterClient(ModbusTcpLink.connect(host, port, unit, timeout), map, order);
    }

    private static WordOrder detectOrder(ModbusTcpLink link, RegisterMap map) throws IOException {
        RegisterItem item = map.items().stream()
                .filter(candidate ->
                        candidate.binding() instanceof FixedBinding.Constant constant && constant.value() == TEST_VALUE)
                .findFirst()
                .orElseThrow();
        int[] words = readIdentity(link, item);
        for (WordOrder order : WordOrder.values()) {
            if (bits(item, words, 0, order) == TEST_VALUE) {
                return order;
            }
        }
        throw new IOException("%s answers, but not with a MeterTwin register map: register %d reads %04X %04X"
                .formatted(link.peer(), item.address(), words[0], words[1]));
    }

    private static int[] readIdentity(ModbusTcpLink link, RegisterItem item) throws IOException {
        try {
            return link.read(item.table(), item.address(), item.words());
        } catch (ModbusRefusedException e) {
            throw new IOException(
                    link.peer() + " answers, but not with a MeterTwin register map: " + e.getMessage(), e);
        }
    }

    private static RegisterItem find(RegisterMap map, String binding) {
        return map.items().stream()
                .filter(item -> item.binding().id().equals(binding))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ModbusTcpLink link, RegisterItem item) throws IOException {
        return WordLayout.text(link.read(item.table(), item.address(), item.words()));
    }

    /** The item to read for each id: where a value stands several times, the finest, and the first of those. */
    private static Map<String, RegisterItem> finestItems(RegisterMap map) {
        Map<String, RegisterItem> finest = new HashMap<>();
        map.items().stream()
                .filter(item -> item.type().numeric())
                .sorted(Comparator.comparingDouble(RegisterItem::divisor).thenComparing(RegisterClient::alone))
                .forEach(item -> finest.putIfAbsent(idOf(item), item));
        return finest;
    }

    /** Prefers blocks that stand for each circuit: there the values of a circuit are together. */
    private static boolean alone(RegisterItem item) {
        return !item.row().repetition().perCircuit();
    }

    private static String idOf(RegisterItem item) {
        return item.binding() instanceof MeasuredBinding.OfQuantity of
                ? of.reading().id()
                : item.binding().id();
    }

    /** The model of the meter. */
    public ModelCode model() {
        return map.model();
    }

    /** Symbol of the unit in which a value is read; empty for a pure number, and for an id the map has not. */
    public String unitOf(String id) {
        RegisterItem item = items.get(id);
        return item == null ? "" : item.binding().unit().symbol();
    }

    /** The serial number of the meter. */
    public String serialNumber() throws IOException {
        return text(link, find(map, "identity:serial"));
    }

    /** The settings of the meter. */
    public SettingsClient settings() {
        return new SettingsClient(link, map, order);
    }

    /**
     * Looks anew which word order the meter uses, after it has been given another one.
     *
     * @throws IOException when it does not answer
     */
    public void detectWordOrder() throws IOException {
        order = detectOrder(link, map);
    }

    /** The word order the meter used when it was last looked at. */
    public WordOrder wordOrder() {
        return order;
    }

    /** Every id that can be read: quantities by their ids, everything else as {@code setting:wiring} and so on. */
    public List<String> ids() {
        return map.items().stream()
                .filter(item -> item.type().numeric())
                .map(RegisterClient::idOf)
                .distinct()
                .toList();
    }

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException when the map has no such id
     * @throws IOException when the meter does not answer, or with an exception
     */
    public double read(String id) throws IOException {
        return read(List.of(id)).get(id);
    }

    /**
     * Reads values.
     *
     * @param ids ids of quantities such as {@code c1.p.total}
     * @return the values in the order of the ids
     * @throws IllegalArgumentException when the map has no such id
     * @throws IOException when the meter does not answer, or with an exception
     */
    public Map<String, Double> read(Collection<String> ids) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        ids.forEach(id -> values.put(id, Double.NaN));
        Map<RegisterItem, Double> read =
                readItems(values.keySet().stream().map(this::item).toList());
        values.replaceAll((id, none) -> read.get(item(id)));
        return values;
    }

    private Map<RegisterItem, Double> readItems(Collection<RegisterItem> wanted) throws IOException {
        Map<RegisterItem, Double> values = new HashMap<>();
        for (ReadPlan.Span span : ReadPlan.of(map, wanted)) {
            int[] words = link.read(span.table(), span.address(), span.count());
            for (RegisterItem item : span.items()) {
                values.put(item, item.value(bits(item, words, item.address() - span.address(), order)));
            }
        }
        return values;
    }

    private RegisterItem item(String id) {
        RegisterItem item = items.get(id);
        if (item == null) {
            throw new IllegalArgumentException("'" + id + "' is not in the register map of " + model());
        }
        return item;
    }

    private static long bits(RegisterItem item, int[] words, int offset, WordOrder order) {
        return WordLayout.bits(words, offset, item.words(), item.order().orElse(order));
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
