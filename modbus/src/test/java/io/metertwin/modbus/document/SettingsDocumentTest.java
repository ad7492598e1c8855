package io.metertwin.modbus.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.device.ModelCode;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private static final Path GOLDEN = Path.of("../docs/reference/settings.md");

    private static final String RESERVED = "## Reserved";

    private final RegisterMap map = RegisterMap.mpm4000(ModelCode.parse("MPM4410-A"));

    @Test
    void theDocumentInTheRepositoryIsThatOfTheCatalogue() throws IOException {
        String rendered = new SettingsDocument(map).render();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, rendered);
        }
        assertThat(rendered)
                .as(
                        "docs/reference/settings.md; if a setting changed on purpose, run the test with -Dgolden.update=true")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void idsThatAreReservedAreListedAfterTheSettings() {
        String document = new SettingsDocument(map).render();
        String reserved = document.substring(document.indexOf(RESERVED));
        assertThat(reserved).contains("| `tariff.weekday.*` |", "| `tariff.weekend.*` |", "| `tariff.holiday.*` |");
    }

    @Test
    void everySettingHasARegister() {
        String document = new SettingsDocument(map).render();
        String listed = document.substring(0, document.indexOf(RESERVED));
        assertThat(listed.lines())
                .filteredOn(line -> line.startsWith("| `"))
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.matches(".* \\| \\d+(, \\d+)* \\| setting(, secret)? \\| .*"));
    }
}
