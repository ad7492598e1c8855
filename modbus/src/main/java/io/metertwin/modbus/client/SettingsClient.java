package io.metertwin.modbus.client;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.settings.TariffMode;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.image.WordLayout;
import io.metertwin.modbus.map.CommandField;
import io.metertwin.modbus.map.OrderBinding;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterType;
import io.metertwin.modbus.map.TariffField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Reads and writes the settings of a running meter through their registers. Passwords cannot be read: they come as their
 * defaults. Not for use by several threads at once.
 */
public final class SettingsClient {

    /** Registers one request writes at most. */
    private static final int LONGEST_WRITE = 123;

    private static final Comparator<RegisterItem> BY_DIVISOR = Comparator.comparingDouble(RegisterItem::divisor);

    private final ModbusTcpLink link;
    private final RegisterMap map;
    private final SettingsCatalogue catalogue;
    private final Map<Setting<?>, RegisterItem> items = new LinkedHashMap<>();
    private final WordOrder order;

    SettingsClient(ModbusTcpLink link, RegisterMap map, WordOrder order) {
        this.link = link;
        this.map = map;
        this.order = order;
        catalogue = map.model().settings();
        Map<String, RegisterItem> finest = new HashMap<>();
        for (RegisterItem item : map.items()) {
            finest.merge(item.binding().id(), item, BinaryOperator.minBy(BY_DIVISOR));
        }
        for (Setting<?> setting : catalogue.all()) {
            RegisterItem item = finest.get(binding(setting));
            if (item != null) {
                items.put(setting, item);
            }
        }
    }

    /** Where a setting stands; the manual tariff has a register of its own kind. */
    private String binding(Setting<?> setting) {
        return setting.equals(catalogue.tariff.manual)
                ? "tariff:" + TariffField.MANUAL.id()
                : "setting:" + setting.id();
    }

    /**
     * All settings as they are now, as exactly as their registers tell.
     *
     * @throws IOException when the meter does not answer, or with settings that are not valid
     */
    public Settings read() throws IOException {
        Map<RegisterItem, int[]> words = words(items.values());
        List<SettingChange<?>> changes = new ArrayList<>();
        try {
            for (Map.Entry<Setting<?>, RegisterItem> entry : items.entrySet()) {
                if (!entry.getKey().secret()) {
                    changes.add(change(entry.getKey(), entry.getValue(), words.get(entry.getValue())));
                }
            }
            return Settings.defaults(catalogue).with(changes);
        } catch (SettingException e) {
            throw new IOException(link.peer() + " holds settings that are not valid: " + e.getMessage(), e);
        }
    }

    private <T> SettingChange<T> change(Setting<T> setting, RegisterItem item, int[] words) throws SettingException {
        if (item.binding().textual()) {
            return SettingChange.parse(setting, WordLayout.text(words));
        }
        double value = item.value(WordLayout.bits(words, 0, words.length, orderOf(item)));
        boolean isFloat = item.type() == RegisterType.FLOAT32;
        return SettingChange.ofNumber(setting, isFloat ? Double.parseDouble(Float.toString((float) value)) : value);
    }

    /**
     * Opens what a password opens, for a minute.
     *
     * @throws ModbusRefusedException when it is wrong
     * @throws IOException when the meter does not answer
     */
    public void unlock(long password) throws IOException {
        RegisterItem item = map.items().stream()
                .filter(candidate ->
                        candidate.binding() instanceof OrderBinding.OfCommand of && of.field() == CommandField.PASSWORD)
                .findFirst()
                .orElseThrow();
        link.write(item.address(), layOut(password, item));
    }

    /**
     * Gives the meter the values of some settings: all of them, or, when it refuses one, none; those already written are
     * put back then. Only a password that was taken cannot be put back, as it cannot be read; that is reported. What the
     * meter has when the connection breaks is not known.
     *
     * @param target settings with the values to have
     * @param ids which of them to write
     * @return why the meter refused, one line each; none when it has all of them now
     * @throws IOException when the meter does not answer
     */
    public List<String> write(Settings target, Set<String> ids) throws IOException {
        Map<RegisterItem, int[]> wanted = new LinkedHashMap<>();
        Map<RegisterItem, int[]> secrets = new LinkedHashMap<>();
        Map<RegisterItem, int[]> conversation = new LinkedHashMap<>();
        items.forEach((setting, item) -> {
            if (ids.contains(setting.id())) {
                Map<RegisterItem, int[]> open = Conversation.holds(setting) ? conversation : wanted;
                (setting.secret() ? secrets : open).put(item, encoded(setting, item, target));
            }
        });
        Map<RegisterItem, int[]> before = words(wanted.keySet());
        Conversation last = new Conversation(link, catalogue, differing(conversation), words(conversation.keySet()));
        if (!last.objections().isEmpty()) {
            return last.objections();
        }
        List<String> refusals = new ArrayList<>(bring(wanted));
        // A password reads 0, so it is written without being compared.
        List<String> kept = refusals.isEmpty() ? writeSecrets(secrets, refusals) : List.of();
        if (refusals.isEmpty()) {
            refusals.addAll(last.write());
        }
        if (!refusals.isEmpty()) {
            refusals.addAll(bring(before));
            kept.forEach(id -> refusals.add(id + ": is written and cannot be put back, as it cannot be read"));
        }
        return refusals;
    }

    /**
     * What a meter that was given some settings holds of them otherwise than they are, as its registers are less exact.
     *
     * @param target settings with the values given
     * @param ids which of them were written
     * @return what is held, as texts by id
     * @throws SettingException when what is held is not allowed, which a meter that took it does not say
     */
    public Map<String, String> rounded(Settings target, Set<String> ids) throws SettingException {
        Map<String, String> rounded = new LinkedHashMap<>();
        for (Map.Entry<Setting<?>, RegisterItem> entry : items.entrySet()) {
            Setting<?> setting = entry.getKey();
            if (ids.contains(setting.id()) && !setting.secret()) {
                String held = held(setting, entry.getValue(), target);
                if (!held.equals(target.text(setting))) {
                    rounded.put(setting.id(), held);
                }
            }
        }
        return rounded;
    }

    private <T> String held(Setting<T> setting, RegisterItem item, Settings target) throws SettingException {
        SettingChange<T> change = change(setting, item, encoded(setting, item, target));
        return setting.type().format(change.value());
    }

    /** Writes passwords until one is refused. */
    private List<String> writeSecrets(Map<RegisterItem, int[]> secrets, List<String> refusals) throws IOException {
        List<String> written = new ArrayList<>();
        for (List<RegisterItem> run : runs(secrets.keySet())) {
            List<String> ids = run.stream().map(item -> item.binding().id()).toList();
            Map<RegisterItem, int[]> some = new LinkedHashMap<>();
            run.forEach(item -> some.put(item, secrets.get(item)));
            refusals.addAll(writeOnce(some));
            if (!refusals.isEmpty()) {
                return written;
            }
            written.addAll(ids);
        }
        return written;
    }

    private <T> int[] encoded(Setting<T> setting, RegisterItem item, Settings target) {
        if (item.binding().textual()) {
            return WordLayout.words(target.text(setting), item.words());
        }
        double counts = target.number(setting) / item.divisor();
        long bits = item.type().bits(item.type().integral() ? Math.rint(counts) : counts);
        return layOut(bits, item);
    }

    private int[] layOut(long bits, RegisterItem item) {
        int[] words = new int[item.words()];
        Arrays.setAll(words, k -> WordLayout.word(bits, words.length, k, orderOf(item)));
        return words;
    }

    /** Writes what differs until nothing does: a value that is refused for another's sake may go after it. */
    private List<String> bring(Map<RegisterItem, int[]> wanted) throws IOException {
        openManualTariff(wanted);
        Map<RegisterItem, int[]> left = differing(wanted);
        List<String> refusals = List.of();
        int before = Integer.MAX_VALUE;
        while (!left.isEmpty() && left.size() < before) {
            before = left.size();
            refusals = writeOnce(left);
            left = differing(left);
        }
        return left.isEmpty() || !refusals.isEmpty()
                ? refusals
                : List.of(left.size() + " settings do not keep what is written");
    }

    /**
     * Writes the tariff of manual mode ahead of clock mode, which locks it: together with manual mode where the clock
     * chooses now. Nothing when the mode is not to be written too.
     */
    private void openManualTariff(Map<RegisterItem, int[]> wanted) throws IOException {
        RegisterItem mode = items.get(catalogue.tariff.mode);
        RegisterItem manual = items.get(catalogue.tariff.manual);
        if (!wanted.containsKey(mode) || !wanted.containsKey(manual)) {
            return;
        }
        int byHand = (int) catalogue.tariff.mode.type().toNumber(TariffMode.MANUAL);
        Map<RegisterItem, int[]> first = new LinkedHashMap<>();
        first.put(manual, wanted.get(manual));
        if (!differing(first).isEmpty()) {
            first.put(mode, layOut(byHand, mode));
            writeOnce(first);
        }
    }

    private Map<RegisterItem, int[]> differing(Map<RegisterItem, int[]> wanted) throws IOException {
        Map<RegisterItem, int[]> present = words(wanted.keySet());
        Map<RegisterItem, int[]> differing = new LinkedHashMap<>();
        wanted.forEach((item, words) -> {
            if (!Arrays.equals(words, present.get(item))) {
                differing.put(item, words);
            }
        });
        return differing;
    }

    private List<String> writeOnce(Map<RegisterItem, int[]> values) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (List<RegisterItem> run : runs(values.keySet())) {
            int[] words = run.stream()
                    .flatMapToInt(item -> Arrays.stream(values.get(item)))
                    .toArray();
            try {
                link.write(run.get(0).address(), words);
            } catch (ModbusRefusedException e) {
                refusals.add(run.stream().map(item -> item.binding().id()).toList() + ": " + e.getMessage());
            }
        }
        return refusals;
    }

    /** Neighbours go together, so that values which must fit each other do. */
    private static List<List<RegisterItem>> runs(Collection<RegisterItem> some) {
        List<List<RegisterItem>> runs = new ArrayList<>();
        int end = -1;
        for (RegisterItem item : some.stream()
                .sorted(Comparator.comparingInt(RegisterItem::address))
                .toList()) {
            List<RegisterItem> run = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (item.address() != end || item.end() - run.get(0).address() > LONGEST_WRITE) {
                run = new ArrayList<>();
                runs.add(run);
            }
            run.add(item);
            end = item.end();
        }
        return runs;
    }

    private Map<RegisterItem, int[]> words(Collection<RegisterItem> wanted) throws IOException {
        Map<RegisterItem, int[]> words = new LinkedHashMap<>();
        for (ReadPlan.Span span : ReadPlan.of(map, wanted)) {
            int[] read = link.read(span.table(), span.address(), span.count());
            for (RegisterItem item : span.items()) {
                int from = item.address() - span.address();
                words.put(item, Arrays.copyOfRange(read, from, from + item.words()));
            }
        }
        return words;
    }

    private WordOrder orderOf(RegisterItem item) {
        return item.order().orElse(order);
    }
}
