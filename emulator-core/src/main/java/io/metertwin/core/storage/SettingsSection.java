package io.metertwin.core.storage;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as they are kept: id and text of every one that is not at its default. */
public final class SettingsSection {

    /** Name of the section. */
    public static final String NAME = "settings";

    private static final int VERSION = 1;

    private SettingsSection() {}

    /** The bytes of the settings. */
    public static byte[] encode(Settings settings) throws IOException {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Setting<?> setting : settings.catalogue().all()) {
            if (!settings.get(setting).equals(setting.defaultValue())) {
                changed.put(setting.id(), settings.text(setting));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeInt(changed.size());
        for (Map.Entry<String, String> entry : changed.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
        return bytes.toByteArray();
    }

    /**
     * Text by id, in the order of the catalogue that wrote it.
     *
     * @throws IOException when these are no settings
     */
    public static Map<String, String> parse(byte[] section) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(section));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("settings of version " + version + " are not known");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        int count = in.readInt();
        for (int k = 0; k < count; k++) {
            texts.put(in.readUTF(), in.readUTF());
        }
        return texts;
    }
}
