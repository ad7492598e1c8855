package io.metertwin.core.storage;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Which meter a state belongs to.
 *
 * @param model its model code
 * @param serialNumber its serial number
 */
public record Nameplate(String model, String serialNumber) {

    /** Name of the section. */
    public static final String NAME = "nameplate";

    private static final int VERSION = 1;

    /** Writes the section. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(model);
        out.writeUTF(serialNumber);
    }

    /** The nameplate some bytes are; empty when they are none. */
    public static Optional<Nameplate> parse(byte[] section) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(section));
            return in.readUnsignedByte() == VERSION
                    ? Optional.of(new Nameplate(in.readUTF(), in.readUTF()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
