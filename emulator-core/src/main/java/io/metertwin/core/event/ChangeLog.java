package io.metertwin.core.event;

import io.metertwin.core.command.Origin;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last changes of settings and who made them (manual 6.3.2: configuration changes). Used by the loop's thread;
 * {@link #newestFirst()} may be handed to any.
 */
public final class ChangeLog {

    /** How many changes a meter keeps. */
    public static final int CAPACITY = 64;

    private static final int VERSION = 1;

    private final Deque<LoggedChange> newestFirst = new ArrayDeque<>();
    private List<LoggedChange> published = List.of();

    /** Takes in a change; the oldest one makes room. */
    public void add(LoggedChange change) {
        newestFirst.addFirst(change);
        if (newestFirst.size() > CAPACITY) {
            newestFirst.removeLast();
        }
        published = null;
    }

    /** What the log holds now; the same list until something changes. */
    public List<LoggedChange> newestFirst() {
        if (published == null) {
            published = List.copyOf(newestFirst);
        }
        return published;
    }

    /** Writes the whole log. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(newestFirst.size());
        for (LoggedChange entry : newestFirst) {
            out.writeLong(entry.change().span().startMillis());
            out.writeUTF(entry.change().setting());
            out.writeUTF(entry.change().before());
            out.writeUTF(entry.change().after());
            out.writeUTF(entry.by().surface());
            out.writeUTF(entry.by().peer());
        }
    }

    /**
     * Takes over a log that was saved.
     *
     * @throws IOException when this is no log; this one is as it was then
     */
    public void restore(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        int size = in.readUnsignedByte();
        if (version != VERSION || size > CAPACITY) {
            throw new IOException("a log of " + size + " changes, version " + version + ", is not known");
        }
        List<LoggedChange> stored = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            EventSpan span = new EventSpan(in.readLong(), 0);
            SettingChanged change = new SettingChanged(span, in.readUTF(), in.readUTF(), in.readUTF());
            stored.add(new LoggedChange(change, new Origin(in.readUTF(), in.readUTF())));
        }
        newestFirst.clear();
        newestFirst.addAll(stored);
        published = null;
    }
}
