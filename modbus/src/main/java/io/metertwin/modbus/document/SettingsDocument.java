package io.metertwin.modbus.document;

import io.metertwin.core.settings.ReservedSettings;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a model as a Markdown document: range, default, unit, registers, password and source of each. */
public final class SettingsDocument {

    private static final String INTRODUCTION = """
            <!-- Generated from the settings catalogue; regenerate with -Dgolden.update=true, do not edit. -->
            # Settings of the %s

            Every surface sets the same settings by the same rules: `--set id=value`, the configuration file, Modbus, and
            `metertwin settings import`. What is outside its range, or does not go with the others, is refused and nothing
            changes. Settings of circuits are listed once: **n** is 1 to the number of circuits.

            **Registers** are the wire addresses for circuit 1. **Password** is the one that stands before the setting on a
            surface that asks for one; Modbus asks for it before secrets alone, or, with `modbus.write.lock`, before all of
            them (manual 6.1). A *secret* is a password itself: it can be written, but reads 0 or as an empty text, and an
            export leaves it out. **Source** is a section of the MPM4000 manual, a
            standard, a decision of the twin where the manual is silent, or *twin* for what only the twin has.

            | Setting | Allowed | Default | Unit | Registers | Password | What it sets | Source |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final String RESERVED = """

            ## Reserved

            No setting has these ids, and none but what is named here will: one day plan of six periods holds on every day
            (manual 5.3, 6.2; decision 31). Whoever sets one is told so.

            | Ids | Kept for |
            | --- | --- |
            """;

    private static final String FIRST_CIRCUIT = "c1.";
    private static final String LATER_CIRCUITS = "c[2-9]\\..*";

    /** Settings behind registers of another kind. */
    private static final Map<String, String> INDEXED = Map.of(
            "tariff.manual",
            "tariff:manual",
            "tariff.shown.start",
            "tariff:start",
            "tariff.shown.tariff",
            "tariff:number");

    private final RegisterMap map;
    private final SettingsCatalogue catalogue;

    /** A document of the settings of the model a map is for. */
    public SettingsDocument(RegisterMap map) {
        this.map = map;
        catalogue = map.model().settings();
    }

    /** The whole document. */
    public String render() {
        return INTRODUCTION.formatted(map.model())
                + catalogue.all().stream()
                        .filter(setting -> !setting.id().matches(LATER_CIRCUITS))
                        .map(this::row)
                        .collect(Collectors.joining())
                + RESERVED
                + ReservedSettings.ALL.stream()
                        .map(reserved -> "| `" + reserved.prefix() + "*` | " + reserved.purpose() + " |\n")
                        .collect(Collectors.joining());
    }

    private <T> String row(Setting<T> setting) {
        List<String> cells = List.of(
                '`' + name(setting) + '`',
                setting.type().allowed(),
                setting.type().format(setting.defaultValue()),
                setting.unit().symbol(),
                registers(setting),
                setting.protection().name().toLowerCase(Locale.ROOT) + (setting.secret() ? ", secret" : ""),
                setting.description(),
                setting.source());
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String name(Setting<?> setting) {
        boolean everywhere = setting.id().startsWith(FIRST_CIRCUIT)
                && catalogue.find(setting.id().replaceFirst("c1", "c2")).isPresent();
        return everywhere ? setting.id().replaceFirst("c1", "cn") : setting.id();
    }

    private String registers(Setting<?> setting) {
        String binding = INDEXED.getOrDefault(setting.id(), "setting:" + setting.id());
        return map.items().stream()
                .filter(item -> item.binding().id().equals(binding))
                .map(RegisterItem::address)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
