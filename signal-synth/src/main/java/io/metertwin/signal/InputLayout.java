package io.metertwin.signal;

/**
 * The order of channels in a block: three voltages for each bank, then four currents (L1, L2, L3, N) for each circuit.
 *
 * <p>Primary channels and input channels share this order; what is wired to what is the front end's matter.
 *
 * @param voltageBanks number of voltage banks, 1 or more (the MPM4000 has one)
 * @param circuits number of three-phase circuits, 1 or more
 */
public record InputLayout(int voltageBanks, int circuits) {

    private static final int VOLTAGES = 3;
    private static final int CURRENTS = 4;

    /** Refuses layouts without a voltage bank or without a circuit. */
    public InputLayout {
        if (voltageBanks < 1 || circuits < 1) {
            throw new IllegalArgumentException("a layout needs at least one voltage bank and one circuit, not "
                    + voltageBanks + " and " + circuits);
        }
    }

    /** Number of channels in a block of this layout. */
    public int channels() {
        return VOLTAGES * voltageBanks + CURRENTS * circuits;
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

    /** Name of a channel as users write it: {@code u1} (second bank {@code b2.u1}), {@code c1.i1}, {@code c1.in}. */
    public String name(int channel) {
        checkIndex(channel, channels(), "channel");
        if (isVoltage(channel)) {
            int bank = channel / VOLTAGES;
            return (bank == 0 ? "" : "b" + (bank + 1) + ".") + "u" + (channel % VOLTAGES + 1);
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
