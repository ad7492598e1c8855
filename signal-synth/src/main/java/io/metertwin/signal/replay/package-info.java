/**
 * Replay of recordings: files of sampled voltages and currents become a {@link io.metertwin.signal.PrimarySource}.
 *
 * <p>{@link io.metertwin.signal.replay.RecordingFile} reads COMTRADE (IEEE C37.111-1991, -1999 and -2013; ASCII, BINARY,
 * BINARY32, FLOAT32; .cfg with .dat, or .cff), CSV and WAV into a {@link io.metertwin.signal.replay.Recording}. What
 * can be understood is imported, and every guess is told as a note; the rest is refused with file, line and reason.
 *
 * <p>{@link io.metertwin.signal.replay.ReplaySource} plays a part of a recording on the meter's sample clock: once, looped
 * at whole cycles, or once and then held at its last cycles.
 */
package io.metertwin.signal.replay;
