/**
 * The type test of a meter: which loads an accuracy class asks for, the worlds that make them, the energy a meter
 * registers in them, and the verdict. Called by {@code metertwin certify}; follows IEC 62053-22 and 62053-24.
 */
package io.metertwin.app.certify;
