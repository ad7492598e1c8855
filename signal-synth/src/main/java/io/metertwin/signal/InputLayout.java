package io.metertwin.signal;

/**
 * The order of channels in a block: three voltages for each bank, then four currents (L1, L2, L3, N) for each circuit, then
 * the residual current of circuit 1 where the model has an input for it.
 *
 * <p>Primary channels and input channels share this order; what is wired to what is the front end's matter.
 *
 * @param voltageBanks number of voltage banks, 1 or more (the MPM4000 has one)
 * @param circuits number of three-phase circuits, 1 or more
 * @param hasResidual true when a coil around all conductors of circuit 1 has an input (manual 4.4.2)
 */
public record InputLayout(int voltageBanks, int circuits, boolean hasResidual) {

    private static final int VOLTAGES = 3;
    private static final int CURRENTS = 4;

    /** Refuses layouts without a voltage bank or without a circuit. */
    public InputLayout {
        if (voltageBanks < 1 || circuits < 1) {
            throw new IllegalArgumentException("a layout needs at least one voltage bank and one circuit, not "
                    + voltageBanks + " and " + circuits);
        }
    }

    /** A layout without a residual current input. */
    public InputLayout(int voltageBanks, int circuits) {
        this(voltageBanks, circuits, false);
    }

    /** Number of channels in a block of this layout. */
    public int channels() {
        return residualIndex() + (hasResidual ? 1 : 0);
    }

    private int residualIndex() {
        return VOLTAGES * voltageBanks + CURRENTS * circuits;
    }

    /**
     * Channel of the residual current.
     *
     * @throws IllegalStateException when this layout has none
     */
    public int residual() {
        if (!hasResidual) {
            throw new IllegalStateException("this layout has no residual current input");
        }
        return residualIndex();
    }

    /** Number of voltage channels; they come first. */
    public int voltages() {
        return VOLTAGES * voltageBanks;
    }

    /**
     * Channel of a voltage.
     *
     * @param bank voltage bank, from 0
     * @param phase L1, L2 or L3
     */
    public int voltage(int bank, Phase phase) {
        checkIndex(bank, voltageBanks, "voltage bank");
        if (phase == Phase.N) {
            throw new IllegalArgumentException("the neutral is the reference of the voltages and has no channel");
        }
        return VOLTAGES * bank + phase.ordinal();
    }

    /**
     * Channel of a current.
     *
     * @param circuit circuit, from 0
     * @param phase L1, L2, L3 or N
     */
    public int current(int circuit, Phase phase) {
        checkIndex(circuit, circuits, "circuit");
        return VOLTAGES * voltageBanks + CURRENTS * circuit + phase.ordinal();
    }

    /** True when the channel carries a voltage. */
    public boolean isVoltage(int channel) {
        checkIndex(channel, channels(), "channel");
        return channel < voltages();
    }

    /** Name of a channel as users write it: {@code u1} (second bank {@code b2.u1}), {@code c1.i1}, {@code c1.in}, {@code c1.i0}. */
    public String name(int channel) {
        checkIndex(channel, channels(), "channel");
        if (isVoltage(channel)) {
            int bank = channel / VOLTAGES;
            return (bank == 0 ? "" : "b" + (bank + 1) + ".") + "u" + (channel % VOLTAGES + 1);
        }
        if (hasResidual && channel == residualIndex()) {
            return "c1.i0";
        }
        int current = channel - voltages();
        int phase = current % CURRENTS;
        return "c" + (current / CURRENTS + 1) + ".i" + (phase == Phase.N.ordinal() ? "n" : phase + 1);
    }

    /**
     * Channel with the given name, the inverse of {@link #name(int)}.
     *
     * @return the channel, or -1 when no channel of this layout has that name
     */
    public int channelNamed(String name) {
        for (int channel = 0; channel < channels(); channel++) {
            if (name(channel).equals(name)) {
                return channel;
            }
        }
        return -1;
    }

    private static void checkIndex(int index, int size, String what) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(what + " " + index + " is outside 0.." + (size - 1));
        }
    }
}
