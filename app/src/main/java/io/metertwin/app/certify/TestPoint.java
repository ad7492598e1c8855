package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.LoadFactor;
import io.metertwin.app.certify.limits.MeteredEnergy;

/**
 * One thing to measure: a load under conditions. Equal points need measuring once.
 *
 * @param energy the energy that is read
 * @param amperes test current, rms of the fundamental, A; 0 for none
 * @param factor load factor
 * @param path where the current flows
 * @param condition what is out of the ordinary
 * @param voltage voltage as a multiple of Un
 */
public record TestPoint(
        MeteredEnergy energy,
        double amperes,
        LoadFactor factor,
        LoadPath path,
        TestCondition condition,
        double voltage) {

    /** A load under reference conditions. */
    static TestPoint of(MeteredEnergy energy, double amperes, LoadFactor factor, LoadPath path) {
        return new TestPoint(energy, amperes, factor, path, TestCondition.REFERENCE, 1);
    }

    /** The same load under another condition. */
    TestPoint under(TestCondition other) {
        return new TestPoint(energy, amperes, factor, path, other, other.voltage());
    }
}
