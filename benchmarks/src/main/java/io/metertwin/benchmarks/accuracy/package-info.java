/**
 * How accurate the twin is: whole meters on random worlds, each reading against the truth of its window, the worst case of
 * each row of the target table. The tests run it on a few worlds; {@link io.metertwin.benchmarks.accuracy.AccuracyReport}
 * on many, and writes {@code docs/reference/accuracy.md}.
 */
package io.metertwin.benchmarks.accuracy;
