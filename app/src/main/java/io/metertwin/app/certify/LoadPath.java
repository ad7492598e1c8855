package io.metertwin.app.certify;

/**
 * Where the test current flows.
 *
 * @param name as a reader knows it: {@code L1-L2-L3}, {@code L2}, {@code L1-L2}
 * @param out phase the current leaves by, from 0; -1 for a balanced load on all phases
 * @param back phase it returns by, from 0; -1 for the neutral
 */
public record LoadPath(String name, int out, int back) {

    /** A load on all phases alike. */
    static LoadPath balanced(String name) {
        return new LoadPath(name, -1, -1);
    }

    /** True for a load on all phases alike. */
    public boolean isBalanced() {
        return out < 0;
    }
}
