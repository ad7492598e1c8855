package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of a meter: two copies written in turn, each in one step, so that one of them is whole at any moment.
 * Used by one thread at a time.
 */
public final class Eeprom {

    private static final String[] COPIES = {"eeprom.a", "eeprom.b"};
    private static final String DRAFT = "eeprom.new";
    /** Stands there as soon as both copies do, so that one that is missing later is missed. */
    private static final String NOTE = "README.txt";

    private static final String NOTE_TEXT = """
            The memory of a MeterTwin meter: two copies of its settings and counters, written in turn.
            Do not edit; see docs/reference/state-directory.md.
            """;

    private final FileStore files;
    private long sequence;
    private int newest = 1;
    private boolean noted;

    /** A memory in a store; {@link #load} comes first. */
    public Eeprom(FileStore files) {
        this.files = files;
    }

    /** What one copy holds. */
    private record Copy(EepromImage image, String damage) {

        static final Copy MISSING = new Copy(null, null);

        boolean isGood() {
            return image != null;
        }

        long sequence() {
            return isGood() ? image.sequence() : 0;
        }
    }

    /** Reads the newer good copy; damaged ones are set aside. Never fails: whatever is wrong is in the answer. */
    public Recollection load() {
        noted = files.exists(NOTE);
        List<String> damages = new ArrayList<>();
        clearDraft();
        Copy first = read(0, damages);
        Copy second = read(1, damages);
        newest = first.sequence() > second.sequence() ? 0 : 1;
        Copy best = newest == 0 ? first : second;
        sequence = best.sequence();
        if (best.isGood()) {
            boolean both = first.isGood() && second.isGood();
            if (!both && damages.isEmpty() && noted) {
                damages.add(COPIES[1 - newest] + " is missing");
            }
            Recollection.Condition condition =
                    damages.isEmpty() ? Recollection.Condition.INTACT : Recollection.Condition.RECOVERED;
            return new Recollection(best.image().sections(), condition, String.join("; ", damages));
        }
        if (damages.isEmpty() && !noted) {
            return Recollection.NEW;
        }
        String detail = damages.isEmpty() ? "both copies are missing" : String.join("; ", damages);
        return new Recollection(Sections.NONE, Recollection.Condition.LOST, detail);
    }

    /** A draft is only ever written over; what cannot be is not one. */
    private void clearDraft() {
        try {
            files.read(DRAFT);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            setAside(DRAFT, new ArrayList<>());
        }
    }

    private Copy read(int slot, List<String> damages) {
        Copy copy;
        try {
            copy = new Copy(EepromImage.parse(files.read(COPIES[slot])), null);
        } catch (NoSuchFileException e) {
            copy = Copy.MISSING;
        } catch (IOException e) {
            copy = new Copy(null, COPIES[slot] + ": " + DiskRefusal.reason(e));
        }
        if (copy.damage() != null) {
            damages.add(copy.damage());
            setAside(COPIES[slot], damages);
        }
        return copy;
    }

    private void setAside(String name, List<String> damages) {
        try {
            files.setAside(name);
        } catch (IOException e) {
            damages.add(name + " cannot be set aside: " + DiskRefusal.reason(e));
        }
    }

    /**
     * Keeps sections: writes them beside the copies and puts them in the place of the older one; the first time, of both.
     *
     * @throws IOException when neither copy can be replaced; what was kept before is still there
     */
    public void store(Sections sections) throws IOException {
        boolean isFirst = sequence == 0;
        write(sections);
        if (isFirst) {
            write(sections);
        }
        if (!noted) {
            files.write(NOTE, NOTE_TEXT.getBytes(StandardCharsets.UTF_8));
            noted = true;
        }
    }

    private void write(Sections sections) throws IOException {
        files.write(DRAFT, new EepromImage(sequence + 1, sections).encode());
        int slot = 1 - newest;
        try {
            files.replace(DRAFT, COPIES[slot]);
        } catch (IOException e) {
            slot = newest;
            replaceNewest(e);
        }
        newest = slot;
        sequence++;
    }

    /** The older copy cannot be replaced, so the newer one is: in one step, as always. */
    private void replaceNewest(IOException cause) throws IOException {
        try {
            files.replace(DRAFT, COPIES[newest]);
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw e;
        }
    }
}
