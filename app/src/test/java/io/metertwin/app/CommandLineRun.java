package io.metertwin.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What the program did with a command line.
 *
 * @param exitCode what it ended with
 * @param out what it printed
 * @param err what it complained about
 */
public record CommandLineRun(int exitCode, String out, String err) {

    /** Runs the program to its end. */
    public static CommandLineRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
