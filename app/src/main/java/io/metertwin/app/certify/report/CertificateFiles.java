package io.metertwin.app.certify.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three files of a certificate in a folder. */
public final class CertificateFiles {

    private CertificateFiles() {}

    /**
     * Writes {@code certificate.html}, {@code certificate.json} and {@code certificate.csv}.
     *
     * @param folder an existing folder
     * @throws IOException when one cannot be written
     */
    public static void write(Certificate certificate, Path folder) throws IOException {
        write(folder.resolve("certificate.html"), CertificatePage.render(certificate));
        write(folder.resolve("certificate.json"), CertificateJson.render(certificate));
        write(folder.resolve("certificate.csv"), CertificateCsv.render(certificate));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
