package io.metertwin.app.options;

import io.metertwin.core.runtime.Fidelity;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.disturbance.DisturbedGrid;
import io.metertwin.signal.disturbance.FlickerModulation;
import io.metertwin.signal.disturbance.FrequencyRamp;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.disturbance.HarmonicRamp;
import io.metertwin.signal.disturbance.InterharmonicTone;
import io.metertwin.signal.frontend.Clip;
import io.metertwin.signal.frontend.InputFault;
import io.metertwin.signal.grid.Installation;
import java.util.ArrayList;
import java.util.List;

/** Plans what goes wrong on the grid, with wiring and with sensors, and refuses what does not go together. */
final class TroublePlanner {

    private final Installation installation;
    private final InputLayout inputs;
    private final RunPlan.Run run;
    private final List<String> notes = new ArrayList<>();

    TroublePlanner(Installation installation, InputLayout inputs, RunPlan.Run run) {
        this.installation = installation;
        this.inputs = inputs;
        this.run = run;
    }

    /** The disturbances some options describe, in their order. */
    List<GridDisturbance> disturbances(List<PlacedText> texts) {
        List<GridDisturbance> disturbances = new ArrayList<>();
        for (PlacedText text : texts) {
            double hertz = installation.supply().frequencyHz();
            GridDisturbance disturbance = text.read(value -> DisturbanceOption.parse(value, inputs.circuits(), hertz));
            if (run.fidelity() == Fidelity.PHASOR && movesWithinAState(disturbance)) {
                throw needsSamples(text, ", grid-clock or auto");
            }
            disturbances.add(disturbance);
            noteStart(text, disturbance.startSeconds());
        }
        checkTogether(disturbances, texts);
        return List.copyOf(disturbances);
    }

    /** The faults some options describe, in their order. */
    List<InputFault> faults(List<PlacedText> texts) {
        List<InputFault> faults = new ArrayList<>();
        for (PlacedText text : texts) {
            InputFault fault = text.read(value -> FaultOption.parse(value, inputs));
            if (run.fidelity() == Fidelity.PHASOR && fault instanceof Clip) {
                throw needsSamples(text, ", grid-clock or auto");
            }
            faults.add(fault);
            noteStart(text, fault.startSeconds());
        }
        return List.copyOf(faults);
    }

    /** What a user should know about them, one sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What has no closed form of its own while it lasts. */
    private static boolean movesWithinAState(GridDisturbance disturbance) {
        return disturbance instanceof FrequencyRamp
                || disturbance instanceof HarmonicRamp
                || disturbance instanceof InterharmonicTone
                || (disturbance instanceof FlickerModulation flicker
                        && flicker.shape() == FlickerModulation.Shape.SINE);
    }

    private static OptionException needsSamples(PlacedText text, String others) {
        return new OptionException(
                text.place() + ": '" + text.text() + "' needs samples; use --fidelity waveform" + others);
    }

    private void noteStart(PlacedText text, double seconds) {
        if (run.runForSeconds().isPresent() && seconds >= run.runForSeconds().getAsDouble()) {
            notes.add(text.place() + " " + text.text() + " begins after the end of the run");
        }
    }

    /** Refuses disturbances that are no grid together; names the first that breaks those before it. */
    private void checkTogether(List<GridDisturbance> disturbances, List<PlacedText> texts) {
        if (refusalOf(disturbances) == null) {
            return;
        }
        for (int count = 1; count <= disturbances.size(); count++) {
            String refusal = refusalOf(disturbances.subList(0, count));
            if (refusal != null) {
                throw new OptionException(texts.get(count - 1).place() + ": " + refusal);
            }
        }
    }

    /** Why some disturbances are no grid; null when they are. */
    private String refusalOf(List<GridDisturbance> disturbances) {
        try {
            DisturbedGrid grid = new DisturbedGrid(installation.supply(), installation.loads(), disturbances);
            for (GridDisturbance disturbance : disturbances) {
                GridOption.checkFrequency(
                        grid.stateAt(disturbance.startSeconds()).frequencyHz());
                if (Double.isFinite(disturbance.endSeconds())) {
                    GridOption.checkFrequency(
                            grid.stateAt(disturbance.endSeconds()).frequencyHz());
                }
            }
            return null;
        } catch (IllegalArgumentException | OptionException e) {
            return e.getMessage();
        }
    }
}
