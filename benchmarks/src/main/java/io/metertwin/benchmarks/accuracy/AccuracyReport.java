package io.metertwin.benchmarks.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code docs/reference/accuracy.md}: the same bytes from the same code, wherever and whenever it runs. */
public final class AccuracyReport {

    private AccuracyReport() {}

    /**
     * Runs every study and writes the document.
     *
     * @param args the file to write
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: AccuracyReport FILE, for example docs/reference/accuracy.md");
            System.exit(2);
        }
        List<AccuracyStudy> studies = AccuracyStudy.all();
        StudySize size = StudySize.DOCUMENT;
        for (AccuracyStudy study : studies) {
            long began = System.nanoTime();
            size.run(study);
            System.out.printf("%s: %.1f s%n", study.setup(), (System.nanoTime() - began) / 1e9);
        }
        Files.writeString(Path.of(args[0]), new AccuracyDocument(studies, size).text(), StandardCharsets.UTF_8);
    }
}
