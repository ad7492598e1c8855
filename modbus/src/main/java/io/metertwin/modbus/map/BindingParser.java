package io.metertwin.modbus.map;

import io.metertwin.core.measure.Quantities;
import io.metertwin.core.settings.ReservedSettings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.unit.Unit;
import java.util.Optional;

/** Finds what the binding column of a map names on one model. */
final class BindingParser {

    private final SettingsCatalogue catalogue;

    BindingParser(SettingsCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The binding a text names.
     *
     * @throws IllegalArgumentException when the model has no such thing
     */
    Binding parse(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(0, Math.max(colon, 0));
        String id = text.substring(colon + 1);
        Optional<ReservedSettings> reserved = ReservedSettings.of(id).filter(any -> kind.equals("setting"));
        if (reserved.isPresent()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is " + reserved.get().refusal());
        }
        Optional<? extends Binding> binding = switch (kind) {
            case "quantity" -> Quantities.find(id, catalogue.circuits()).map(MeasuredBinding.OfQuantity::new);
            case "setting" -> catalogue.find(id).map(SettingBinding.OfSetting::new);
            case "stamp" -> stamp(id);
            case "identity" -> IdentityField.named(id).map(FixedBinding.OfIdentity::new);
            case "clock" -> ClockField.named(id).map(OrderBinding.OfClock::new);
            case "tariff" -> TariffField.named(id).map(SettingBinding.OfTariff::new);
            case "window" -> "counter".equals(id) ? Optional.of(new MeasuredBinding.WindowCounter()) : Optional.empty();
            case "temperature" ->
                "sensor".equals(id) ? Optional.of(new MeasuredBinding.OfTemperature()) : Optional.empty();
            case "constant" -> constant(id);
            case "relay", "record" ->
                SwitchField.named(kind).filter(field -> "operate".equals(id)).map(OrderBinding.OfSwitch::new);
            case "command" -> CommandField.named(id).map(OrderBinding.OfCommand::new);
            default -> Optional.empty();
        };
        return binding.orElseThrow(
                () -> new IllegalArgumentException(
                        "unknown binding '" + text
                                + "'; use quantity:<id>, setting:<id>, stamp:<id>:<field>, identity:<field>, clock:<field>, tariff:<field>,"
                                + " window:counter, temperature:sensor, relay:operate, record:operate, command:<field> or constant:<number>"));
    }

    private Optional<Binding> stamp(String text) {
        int colon = text.lastIndexOf(':');
        return Quantities.find(text.substring(0, Math.max(colon, 0)), catalogue.circuits())
                .filter(reading -> reading.quantity().unit() == Unit.SECOND)
                .flatMap(reading -> ClockField.named(text.substring(colon + 1))
                        .map(field -> new MeasuredBinding.OfStamp(reading, field)));
    }

    private static Optional<Binding> constant(String literal) {
        try {
            double value = literal.startsWith("0x") ? Long.decode(literal) : Double.parseDouble(literal);
            return Optional.of(new FixedBinding.Constant(literal, value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
