package io.metertwin.app;

import io.metertwin.app.certify.Certification;
import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.report.Certificate;
import io.metertwin.app.certify.report.CertificateFiles;
import io.metertwin.app.certify.report.CertificateJson;
import io.metertwin.app.certify.report.ProgressBar;
import io.metertwin.app.certify.report.SummaryTable;
import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.CertifyArguments;
import io.metertwin.app.options.CertifyPlan;
import io.metertwin.app.options.CertifyPlanner;
import io.metertwin.app.options.OptionException;
import io.metertwin.core.storage.DiskRefusal;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code metertwin certify}: the type test of an accuracy class. */
@Command(
        name = "certify",
        description = "Tests a meter against the tables of IEC 62053-22 and 62053-24.%n",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  metertwin certify",
            "  metertwin certify --accuracy typical --seed 7 --out certificate",
            "  metertwin certify --model MPM4120-A --sensor vct,200A,333mV --imax 300A --class 0.2S",
            "",
            "Exit codes: 0 all rows passed, 1 a row failed, 2 options or a file of limits, 6 file not written."
        })
final class CertifyCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CertifyArguments arguments = new CertifyArguments();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write certificate.html, certificate.json and certificate.csv there.")
    private Path out;

    @Option(names = "--json", description = "Print the certificate as JSON instead of a table.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "All processors by default; changes no result.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--progress", description = "Show the progress bar even if nobody seems to watch.")
    private boolean progress;

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new OptionException("--threads: " + threads + " is not allowed; allowed: 1.." + MOST_THREADS);
        }
        CertifyPlan plan = new CertifyPlanner(arguments).plan();
        createFolder();
        Certification certification = new Certification(plan);
        List<RowResult> results = certification.run(threads, bar());
        Certificate certificate = new Certificate(Main.Version.number(), plan, results, certification.omissions());
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(json ? CertificateJson.render(certificate) : SummaryTable.render(certificate));
        terminal.flush();
        write(certificate);
        return (certificate.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private Certification.Progress bar() {
        boolean watched = Optional.ofNullable(System.console())
                .filter(CertifyCommand::isTerminal)
                .isPresent();
        return progress || watched ? new ProgressBar(spec.commandLine().getErr()) : (done, all) -> {};
    }

    /** Since Java 22 there is a console without a terminal too; before, one was always a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Done before the test, because what it has measured would be lost. */
    private void createFolder() {
        if (out == null) {
            return;
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(Certificate certificate) {
        if (out == null) {
            return;
        }
        try {
            CertificateFiles.write(certificate, out);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandException unwritable(IOException e) {
        return new CommandException(ExitCode.OUTPUT, "--out: " + DiskRefusal.words(out, e), e);
    }
}
