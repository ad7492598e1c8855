package io.metertwin.app.run;

import io.metertwin.app.options.RunPlan;
import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Lets a new meter live through the time before its run, so that it has a past when somebody first looks at it. */
public final class Past {

    private static final Origin ORIGIN = new Origin("cli", "--age");
    private static final int STEPS = 10;
    /** Five minutes, as long as a load of the past holds. */
    private static final int WINDOWS_PER_STEP = 1500;

    private Past() {}

    /**
     * Lives it, on the thread that calls.
     *
     * @param plan the past; its run has an end
     * @param state memory of the meter; remembers the past afterwards
     * @param progress is told how far it is, one sentence each
     */
    public static void live(RunPlan plan, MeterState state, Consumer<String> progress) {
        MeterState past = state.past();
        double end = plan.run().runForSeconds().orElseThrow();
        MeterAssembly assembly = MeterAssembly.of(plan, past, List.of(), WINDOWS_PER_STEP);
        PastProgress told = new PastProgress(end, progress);
        operate(assembly, true);
        for (int step = 1; step <= STEPS; step++) {
            while (assembly.clock().seconds() < end * step / STEPS) {
                assembly.loop().step();
            }
            told.at(end * step / STEPS);
        }
        operate(assembly, false);
        state.remember(assembly.loop().memory());
    }

    private static void operate(MeterAssembly assembly, boolean start) {
        CompletableFuture<CommandResult> reply = assembly.loop().submit(new MeterCommand.OperateRecord(start, ORIGIN));
        assembly.loop().drain();
        reply.join();
    }
}
