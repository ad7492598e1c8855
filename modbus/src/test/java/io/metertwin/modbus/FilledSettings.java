package io.metertwin.modbus;

import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.DecimalType;
import io.metertwin.core.settings.IntegerType;
import io.metertwin.core.settings.IpAddressType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.SettingType;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.settings.TextType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Valid settings off their defaults: seeded numbers and texts, choices whose code is not 0 where there is one. */
final class FilledSettings {

    private static final int TRIES = 200;
    private static final String LETTERS = "ABCDEFGHKLMNPQRSTUVWXYZabcdefghkmnpqrstuvwxyz";

    private final Random random;

    private FilledSettings(Random random) {
        this.random = random;
    }

    /** Settings of a catalogue that follow from a seed. */
    static Settings of(SettingsCatalogue catalogue, long seed) {
        FilledSettings filled = new FilledSettings(new Random(seed));
        List<Setting<?>> latestFirst = new ArrayList<>(catalogue.all());
        Collections.reverse(latestFirst);
        Settings settings = filled.network(Settings.defaults(catalogue));
        for (Setting<?> setting : latestFirst) {
            if (!(setting.type() instanceof IpAddressType)) {
                settings = filled.fill(settings, setting);
            }
        }
        return settings;
    }

    private Settings network(Settings settings) {
        int host = random.nextInt(1, 255);
        return with(
                settings,
                change(settings, "net.address", "10.20.31." + host),
                change(settings, "net.mask", "255.255.0.0"),
                change(settings, "net.gateway", "10.20.7." + (255 - host)));
    }

    private static Settings with(Settings settings, SettingChange<?>... changes) {
        try {
            return settings.with(List.of(changes));
        } catch (SettingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SettingChange<?> change(Settings settings, String id, String text) {
        try {
            return SettingChange.parse(settings.catalogue().find(id).orElseThrow(), text);
        } catch (SettingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries values until one goes with the others. */
    private Settings fill(Settings settings, Setting<?> setting) {
        for (int k = 0; k < TRIES; k++) {
            SettingChange<?> change = change(settings, setting.id(), text(setting.type()));
            if (settings.objections(List.of(change)).isEmpty()) {
                return with(settings, change);
            }
        }
        return settings;
    }

    private <T> String text(SettingType<T> type) {
        if (type instanceof ChoiceType<T> choice) {
            return choice.format(choice.choices().get(choice.choices().size() - 1));
        }
        if (type instanceof IntegerType whole) {
            return Long.toString(Math.round(between((double) Math.max(1, whole.lowest()), (double) whole.highest())));
        }
        if (type instanceof DecimalType decimal) {
            double value = between(decimal.lowest(), decimal.highest());
            return Double.toString(Math.round(value * 1000) / 1000.0);
        }
        StringBuilder text = new StringBuilder();
        int longest = ((TextType) type).longest();
        random.ints(longest, 0, LETTERS.length()).forEach(k -> text.append(LETTERS.charAt(k)));
        return text.toString();
    }

    /** A number of a range, small ones as likely as large ones. */
    private double between(double lowest, double highest) {
        return lowest + StrictMath.pow(1 + highest - lowest, 0.02 + 0.97 * random.nextDouble()) - 1;
    }
}
