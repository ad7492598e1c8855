package io.metertwin.modbus.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.device.ModelCode;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RegisterDocumentTest {

    private static final Path GOLDEN = Path.of("../docs/registers/mpm4000.md");

    private final RegisterMap map = RegisterMap.mpm4000(ModelCode.parse("MPM4410-A"));
    private final RegisterDocument document = new RegisterDocument(map);

    @Test
    void theDocumentInTheRepositoryIsThatOfTheMap() throws IOException {
        String rendered = document.render(DocumentFormat.MARKDOWN);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, rendered);
        }
        assertThat(rendered)
                .as("docs/registers/mpm4000.md; if the map changed on purpose, run the test with -Dgolden.update=true")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void csvHasOneLineForEachItemAndBothAddresses() {
        assertThat(document.render(DocumentFormat.CSV).lines())
                .hasSize(map.items().size() + 1)
                .contains(
                        "0,40001,2,float32,as set,V,1,r,U1,quantity:u1,rms phase voltage U1,manual 6.4; rule 5,holding")
                .contains("49,40050,2,uint32,as set,kWh,0.1,r,EP+,quantity:c1.energy.p.import.total,"
                        + "total: import active energy (EP+),manual 6.4; rule 5; decision 20,holding");
    }

    @Test
    void jsonHasNumbersAsNumbers() {
        assertThat(document.render(DocumentFormat.JSON))
                .startsWith("[\n  {\"wire\": 0, \"number\": 40001, \"words\": 2, \"type\": \"float32\"")
                .endsWith("}\n]\n");
    }

    @Test
    void theTableLinesUpUnderItsHeader() {
        String[] lines = document.render(DocumentFormat.TABLE).split("\n");
        assertThat(lines[0].indexOf("binding")).isEqualTo(lines[1].indexOf("quantity:u1"));
        assertThat(lines).hasSize(map.items().size() + 1);
    }
}
