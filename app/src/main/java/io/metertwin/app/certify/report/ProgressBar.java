package io.metertwin.app.certify.report;

import io.metertwin.app.certify.Certification;
import java.io.PrintWriter;

/** A bar on one line of a terminal; used by one thread. */
public final class ProgressBar implements Certification.Progress {

    private static final int WIDTH = 40;

    private final PrintWriter terminal;
    private int drawn = -1;

    /** A bar that is not drawn yet. */
    public ProgressBar(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public void measured(int done, int all) {
        int percent = 100 * done / all;
        if (percent != drawn) {
            drawn = percent;
            int filled = WIDTH * done / all;
            terminal.print(
                    "\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + all + " points");
            if (done == all) {
                terminal.println();
            }
            terminal.flush();
        }
    }
}
