package io.metertwin.core.runtime;

import java.util.function.DoubleUnaryOperator;

/**
 * A moment at which something about the counting changes.
 *
 * @param sample when, samples since the start of the run
 * @param meterSeconds the meter's clock until then: seconds since 1970 at a sample
 */
record CountingEdge(double sample, DoubleUnaryOperator meterSeconds) {}
