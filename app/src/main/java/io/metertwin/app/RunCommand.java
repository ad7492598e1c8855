package io.metertwin.app;

import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.ConfigFile;
import io.metertwin.app.options.RunArguments;
import io.metertwin.app.options.RunPlan;
import io.metertwin.app.options.RunPlanner;
import io.metertwin.app.run.Banner;
import io.metertwin.app.run.MeterState;
import io.metertwin.app.run.Past;
import io.metertwin.app.run.RunningMeter;
import io.metertwin.core.time.HostCalendar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code metertwin run}: a meter, its world and its ports. */
@Command(
        name = "run",
        description = "Starts a meter whose registers come from samples.%n",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  metertwin run",
            "  metertwin run --load c1=12kW,pf=0.92ind,h5=18%%@30deg --load c2=-5kW --grid f=50.02Hz",
            "  metertwin run --run-for 24h --dump day.json",
            "  metertwin run --disturb sag@10s+200ms,u=70%%,on=L1+L2 --fault reversed,at=c1.i2",
            "  metertwin run --replay fault.cfg --map u1=VA,u2=VB,u3=VC,c1.i1=IA --replay-range 0..159",
            "",
            "Exit codes: 0 all went well, 2 options or configuration, 3 port in use, 4 recording refused,",
            "6 file not written, 70 internal error; 130 and 143 after Ctrl-C and SIGTERM, both clean stops."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "These options by their names in YAML; the command line wins over the file.")
    private Path config;

    @Mixin
    private RunArguments arguments = new RunArguments();

    @Override
    public Integer call() {
        ConfigFile file = config == null ? ConfigFile.EMPTY : ConfigFile.read(config);
        RunPlanner planner = new RunPlanner(arguments, file, HostCalendar::now);
        Path home = Path.of(System.getProperty("user.home"));
        MeterState state = planner.stateDirectory(home).map(MeterState::open).orElseGet(MeterState::ephemeral);
        try (state) {
            return run(planner, state);
        }
    }

    private int run(RunPlanner planner, MeterState state) {
        RunPlan plan = planner.plan(state.remembered());
        Logging.configure(plan.run().verbose());
        state.openVolume(planner.volumeBytes());
        PrintWriter err = spec.commandLine().getErr();
        planner.past(plan).ifPresent(past -> Past.live(past, state, note -> err.println("metertwin: " + note)));
        try (RunningMeter meter = new RunningMeter(plan, state, planner.events())) {
            Thread stop = new Thread(meter::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                run(plan, meter);
            } finally {
                removeHook(stop);
            }
        } catch (CompletionException e) {
            throw new IllegalStateException("the meter stopped: " + e.getCause(), e.getCause());
        }
        return ExitCode.OK.code();
    }

    private void run(RunPlan plan, RunningMeter meter) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        meter.start();
        Banner banner = new Banner(plan, meter);
        banner.print(plan.run().readyJson() ? err : out);
        if (plan.run().readyJson()) {
            out.println(banner.readyJson());
        }
        meter.await(notice -> err.println("metertwin: note: " + notice));
        plan.run().dump().ifPresent(meter::dump);
    }

    private static void removeHook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The process is going down already; the hook closes the meter.
            Thread.onSpinWait();
        }
    }
}
