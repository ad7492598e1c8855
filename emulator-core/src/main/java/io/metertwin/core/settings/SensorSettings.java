package io.metertwin.core.settings;

/**
 * The settings of one current sensor (manual 7.5.2).
 *
 * @param type Rogowski coil or VCT
 * @param primaryAmperes rated primary current (Pri)
 * @param secondaryMillivolts output at the rated current (Sec), at 50 Hz for a coil
 * @param nominalAmperes range the input is set for; sets gain and noise, never clips
 */
public record SensorSettings(
        Setting<SensorType> type,
        Setting<Long> primaryAmperes,
        Setting<Long> secondaryMillivolts,
        Setting<Long> nominalAmperes) {}
