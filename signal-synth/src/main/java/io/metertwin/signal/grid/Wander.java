package io.metertwin.signal.grid;

/**
 * A smooth random function of time, fixed by a seed: hashed values at equal distances, joined by cosines. Any second can
 * be asked for in any order.
 *
 * @param seed what it is drawn from
 * @param periodSeconds distance of the drawn values
 */
record Wander(long seed, double periodSeconds) {

    /** The function at a second, -1 to 1. */
    double at(double seconds) {
        double position = seconds / periodSeconds;
        long index = (long) Math.floor(position);
        double blend = (1 - StrictMath.cos(Math.PI * (position - index))) / 2;
        return drawn(index) * (1 - blend) + drawn(index + 1) * blend;
    }

    /** The value drawn for an index, -1 to 1. */
    double drawn(long index) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (index + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >> 11) * 0x1.0p-52;
    }
}
