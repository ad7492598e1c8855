package io.metertwin.core.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The content of one copy: {@code MTEE}, format, sequence number, sections, CRC-32 of all before; big-endian (layout in
 * {@code docs/reference/state-directory.md}).
 *
 * @param sequence number of the copy, from 1; the higher one is the newer
 * @param sections what is kept
 */
record EepromImage(long sequence, Sections sections) {

    private static final int MAGIC = 0x4D544545;
    private static final int FORMAT = 1;
    private static final int CRC_BYTES = 4;
    private static final int HEADER_BYTES = 18;

    /** The bytes of the copy. */
    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeShort(FORMAT);
        out.writeLong(sequence);
        out.writeInt(sections.names().size());
        for (String name : sections.names()) {
            byte[] section = sections.get(name).orElseThrow();
            out.writeUTF(name);
            out.writeInt(section.length);
            out.write(section);
        }
        out.writeInt((int) crc(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /**
     * The copy some bytes are.
     *
     * @throws IOException saying what is wrong with them
     */
    static EepromImage parse(byte[] bytes) throws IOException {
        int end = bytes.length - CRC_BYTES;
        if (end < HEADER_BYTES) {
            throw new IOException(bytes.length + " bytes are too few");
        }
        if ((int) crc(bytes, end) != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new IOException("the checksum does not hold");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a state of a meter");
        }
        int format = in.readUnsignedShort();
        if (format != FORMAT) {
            throw new IOException("format " + format + " is not known");
        }
        return new EepromImage(in.readLong(), sections(in));
    }

    private static Sections sections(DataInputStream in) throws IOException {
        Sections sections = Sections.NONE;
        int count = in.readInt();
        for (int k = 0; k < count; k++) {
            String name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("section " + name + " cannot have " + length + " bytes");
            }
            sections = sections.with(name, in.readNBytes(length));
        }
        if (in.available() > 0) {
            throw new IOException("bytes follow the last section");
        }
        return sections;
    }

    private static long crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
