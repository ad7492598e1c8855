package io.metertwin.app.options;

import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A recording to play instead of grid and loads; read when the meter is put together.
 *
 * @param file COMTRADE, CSV or WAV
 * @param map which channel goes to which input: {@code u1=VA,c1.i1=IA}
 * @param mode {@code once}, {@code loop} or {@code hold}
 * @param range {@code 0..159}, or empty for the whole recording
 * @param rateHz sample rate of a recording that does not say it
 */
public record ReplayOption(Path file, String map, String mode, String range, OptionalDouble rateHz) {}
