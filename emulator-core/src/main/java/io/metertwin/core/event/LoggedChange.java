package io.metertwin.core.event;

import io.metertwin.core.command.Origin;

/**
 * A setting that somebody changed.
 *
 * @param change when, which setting, from what and to what; passwords are not shown
 * @param by who changed it
 */
public record LoggedChange(SettingChanged change, Origin by) {}
