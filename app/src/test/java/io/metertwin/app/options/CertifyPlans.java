package io.metertwin.app.options;

import picocli.CommandLine;

/** Plans of type tests made from options as they stand on a command line. */
public final class CertifyPlans {

    private CertifyPlans() {}

    /** The plan of some options. */
    public static CertifyPlan of(String... options) {
        CertifyArguments arguments = new CertifyArguments();
        new CommandLine(arguments).parseArgs(options);
        return new CertifyPlanner(arguments).plan();
    }
}
