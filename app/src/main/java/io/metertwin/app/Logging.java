package io.metertwin.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Quiet unless asked: warnings only, or what the servers and the loop do. */
final class Logging {

    /** Kept here, because the log manager holds loggers weakly. */
    private static final Logger PROJECT = Logger.getLogger("io.metertwin");

    private Logging() {}

    static void configure(boolean verbose) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                handler.setLevel(Level.ALL);
            }
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        PROJECT.setLevel(verbose ? Level.FINE : Level.WARNING);
    }
}
