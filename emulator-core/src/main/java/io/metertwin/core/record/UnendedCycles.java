package io.metertwin.core.record;

import io.metertwin.core.record.RecordRow.Mark;
import io.metertwin.core.storage.LogVolume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Cycles that are over and whose files do not say so: the process ended before the disk took their last line. */
final class UnendedCycles {

    private static final Pattern ROW = Pattern.compile("\\d{4}-.*,.*");
    private static final Set<String> ENDS = Set.of(Mark.STOP.word(), Mark.STOP_LOST.word());

    private UnendedCycles() {}

    /**
     * The line an unended cycle is to get.
     *
     * @param file its last file with a row, within the volume
     * @param text the line with its end; its time is that of the line before
     */
    record LastLine(String file, String text) {}

    /**
     * The last lines some cycles miss; none for a cycle without any row.
     *
     * @param volume where the files are
     * @param over running files of the cycles
     * @throws IOException when a file cannot be read
     */
    static List<LastLine> of(LogVolume volume, Collection<String> over) throws IOException {
        Map<String, NavigableSet<String>> cycles = new TreeMap<>();
        over.forEach(file ->
                cycles.computeIfAbsent(cycle(file), none -> new TreeSet<>()).add(file));
        List<LastLine> missing = new ArrayList<>();
        for (Map.Entry<String, NavigableSet<String>> cycle : cycles.entrySet()) {
            if (!hasEnd(volume, cycle.getKey())) {
                addLastLine(volume, cycle.getValue(), missing);
            }
        }
        return missing;
    }

    /** Name of the task and begin of the cycle: a file's name without its folder and its day. */
    private static String cycle(String file) {
        return file.substring(file.indexOf('/') + 1, Math.max(file.indexOf('/') + 1, file.lastIndexOf('_')));
    }

    /** Days of a cycle may be among the records already, when the disk refused to move others. */
    private static boolean hasEnd(LogVolume volume, String cycle) throws IOException {
        for (String file : volume.files()) {
            if ((file.startsWith(LogVolume.RUNNING) || file.startsWith(LogVolume.RECORDS))
                    && cycle(file).equals(cycle)
                    && isEnd(volume.lastLine(file))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(String line) {
        String[] fields = line.split(",", -1);
        return fields.length > 1 && ENDS.contains(fields[1]);
    }

    private static void addLastLine(LogVolume volume, NavigableSet<String> files, List<LastLine> missing)
            throws IOException {
        for (String file : files.descendingSet()) {
            String line = volume.lastLine(file);
            if (ROW.matcher(line).matches()) {
                String[] fields = line.split(",", -1);
                String absent = ",".repeat(fields.length - 2);
                missing.add(new LastLine(file, fields[0] + "," + Mark.STOP_LOST.word() + absent + "\n"));
                return;
            }
        }
    }
}
