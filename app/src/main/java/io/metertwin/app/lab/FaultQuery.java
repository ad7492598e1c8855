package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.fault.BusFault;
import io.metertwin.core.fault.DeviceFault;
import io.metertwin.core.fault.LinkFault;
import io.metertwin.core.fault.StorageFault;
import io.metertwin.core.fault.SupplyFault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a request asks the lab to do to the device: {@code /supply?volts=230VAC}, {@code /bus?kind=drop&every=2}. */
final class FaultQuery {

    private static final String DEVICE_FAILURE = "4";

    private final Map<String, String> parts = new LinkedHashMap<>();

    private FaultQuery(String query) {
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("write name=value behind the question mark, not '" + part + "'");
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
    }

    /**
     * Understands a request.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    static DeviceFault parse(String path, String query) {
        FaultQuery asked = new FaultQuery(query);
        DeviceFault fault = switch (path) {
            case "/supply" -> new SupplyFault(supply(asked.take("volts")));
            case "/storage" -> new StorageFault(word(asked.take("disk"), StorageFault.Disk.values()));
            case "/link" -> new LinkFault(up(asked.take("cable")));
            case "/bus" ->
                new BusFault(
                        word(asked.take("kind"), BusFault.Kind.values()),
                        number(asked.take("every", "1")),
                        number(asked.take("delay-ms", "0")),
                        number(asked.take("exception", DEVICE_FAILURE)));
            default ->
                throw new IllegalArgumentException("there is no " + path + "; use /supply, /storage, /link or /bus");
        };
        if (!asked.parts.isEmpty()) {
            throw new IllegalArgumentException(path + " does not know " + String.join(", ", asked.parts.keySet()));
        }
        return fault;
    }

    private String take(String name) {
        String value = parts.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("write " + name + "=... behind the question mark");
        }
        return value;
    }

    private String take(String name, String otherwise) {
        return parts.containsKey(name) ? take(name) : otherwise;
    }

    private static SupplyVoltage supply(String text) {
        return SupplyVoltage.parse(text.matches("[0-9.]+") ? text + "V" : text);
    }

    private static boolean up(String text) {
        return switch (text) {
            case "in" -> true;
            case "out" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not known; allowed: in, out");
        };
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static <E extends Enum<E>> E word(String text, E[] words) {
        for (E word : words) {
            if (wordOf(word).equals(text)) {
                return word;
            }
        }
        String allowed = Arrays.stream(words).map(FaultQuery::wordOf).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + text + "' is not known; allowed: " + allowed);
    }

    private static String wordOf(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message).toString();
    }
}
