package io.metertwin.core.settings;

/**
 * How one alarm point of one circuit is set (manual 7.5.6).
 *
 * @param enabled whether it is judged at all
 * @param threshold where the alarm is raised, in the unit of the point
 * @param releasePercent where it is released, percent of the threshold: below 100 for over, above 100 for under
 * @param delaySeconds how long the threshold must be reached before the alarm is raised
 * @param buzzer whether the alarm sounds the buzzer
 * @param relay whether the alarm drives the relay
 */
public record AlarmPointSettings(
        Setting<Boolean> enabled,
        Setting<Double> threshold,
        Setting<Double> releasePercent,
        Setting<Double> delaySeconds,
        Setting<Boolean> buzzer,
        Setting<Boolean> relay) {}
