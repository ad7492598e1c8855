package io.metertwin.app.lab;

import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.fault.BusFault;
import io.metertwin.core.fault.DeviceFault;
import io.metertwin.core.fault.LinkFault;
import io.metertwin.core.fault.StorageFault;
import io.metertwin.core.fault.SupplyFault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a request asks the lab to do to the device: {@code /supply?volts=230VAC}, {@code /bus?kind=drop&every=2}. */
final class FaultQuery {

    private static final String DEVICE_FAILURE = "4";

    /** Where requests for faults go. */
    static final List<String> PATHS = List.of("/supply", "/storage", "/link", "/bus");

    private FaultQuery() {}

    /**
     * Understands a request.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    static DeviceFault parse(String path, LabQuery asked) {
        DeviceFault fault = switch (path) {
            case "/supply" -> new SupplyFault(supply(asked.take("volts")));
            case "/storage" -> new StorageFault(word(asked.take("disk"), StorageFault.Disk.values()));
            case "/link" -> new LinkFault(up(asked.take("cable")));
            case "/bus" ->
                new BusFault(
                        word(asked.take("kind"), BusFault.Kind.values()),
                        LabQuery.number(asked.take("every", "1")),
                        LabQuery.number(asked.take("delay-ms", "0")),
                        LabQuery.number(asked.take("exception", DEVICE_FAILURE)));
            default -> throw new IllegalArgumentException("there is no " + path + "; use " + String.join(", ", PATHS));
        };
        asked.requireEmpty();
        return fault;
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
}
