package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/** How the panel shows itself (manual 7.5.9). Its clock is the meter's own, which is set by a command. */
public final class PanelSettings {

    private static final String SOURCE = "manual 7.5.9";
    private static final int LEVELS = 5;

    /** Language of the pages. */
    public final Setting<Language> language;

    /** Whether keys make a sound. */
    public final Setting<Boolean> keyTone;

    /** Minutes without a key after which the backlight goes off; 0 for never. */
    public final Setting<Long> backlightMinutes;

    /** Brightness of the backlight, 1 to 5. */
    public final Setting<Long> brightness;

    PanelSettings(SettingRegistry registry) {
        language = registry.add(
                "panel.language",
                ChoiceType.of(Language.class),
                Language.ENGLISH,
                Unit.NONE,
                "language of the panel",
                SOURCE);
        keyTone = registry.addSwitch("panel.keytone", true, "sound of the keys on or off", SOURCE);
        backlightMinutes = registry.add(
                "panel.backlight",
                new IntegerType(0, LEVELS),
                LEVELS / 2L,
                Unit.NONE,
                "minutes without a key after which the backlight goes off; 0 = never",
                SOURCE);
        brightness = registry.add(
                "panel.brightness",
                new IntegerType(1, LEVELS),
                (long) LEVELS,
                Unit.NONE,
                "brightness of the backlight",
                SOURCE);
    }
}
