package io.metertwin.modbus.server;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.modbus.image.RegisterReader;
import io.metertwin.modbus.map.RegisterMap;

/**
 * The first 250 addresses as Enron and Daniel count them: registers of 32 bits, where the ranges of manual 6.4 fit exactly
 * (rule 5). Read only; the other addresses stay as they are. Immutable.
 */
public final class EnronView {

    /** Most registers one read may ask for: 248 bytes. */
    static final int MAXIMUM_READ = 62;

    private static final int ADDRESSES = 250;
    private static final int WORDS = 2;

    private final RegisterReader reader;

    /** The view for a model. */
    public EnronView(ModelCode model) {
        reader = new RegisterReader(RegisterMap.mpm4000Enron(model));
    }

    /** True when a read that begins at a wire address is one of this view. */
    static boolean covers(int address) {
        return address < ADDRESSES;
    }

    /** True when a range lies inside the view. */
    static boolean serves(int address, int count) {
        return address + count <= ADDRESSES;
    }

    /**
     * The words of a range, two for each register, in the word order that is set.
     *
     * @param address first wire address
     * @param count number of registers of 32 bits
     */
    int[] read(int address, int count, MeterSnapshot snapshot) {
        return reader.read(WORDS * address, WORDS * count, snapshot);
    }
}
