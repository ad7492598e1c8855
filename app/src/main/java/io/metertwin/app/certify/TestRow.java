package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.AccuracyClass;
import java.util.Optional;

/**
 * One row of a test: what is measured and what is allowed.
 *
 * @param accuracyClass the class that asks for it
 * @param kind what is judged
 * @param point what is measured
 * @param reference the same load under reference conditions, when the variation against it is judged
 * @param limitPercent largest error or variation, %; 0 when there is none
 */
public record TestRow(
        AccuracyClass accuracyClass,
        TestKind kind,
        TestPoint point,
        Optional<TestPoint> reference,
        double limitPercent) {}
