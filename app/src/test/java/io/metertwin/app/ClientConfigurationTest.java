package io.metertwin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code metertwin registers --client} writes is what the client's own parser takes. */
class ClientConfigurationTest {

    /** 3 voltages, 1 frequency; 3 currents, P, Q, S, PF and two energies of each of 4 circuits. */
    private static final int USUAL_VALUES = 4 + 4 * 9;

    private static String output(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "registers";
        System.arraycopy(args, 0, all, 1, args.length);
        CommandLineRun run = CommandLineRun.of(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK.code());
        return run.out();
    }

    @Test
    void homeAssistantGetsASensorForEachValue() {
        Map<?, ?> yaml = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(output("--client", "homeassistant", "--host", "meter.local", "--order", "CDAB"));
        Map<?, ?> hub = (Map<?, ?>) ((List<?>) yaml.get("modbus")).get(0);
        assertThat(hub.get("host")).isEqualTo("meter.local");
        List<?> sensors = (List<?>) hub.get("sensors");
        assertThat(sensors).hasSize(USUAL_VALUES);
        Map<Object, Object> energy = new HashMap<>();
        sensors.stream()
                .map(sensor -> (Map<?, ?>) sensor)
                .filter(sensor -> "c1.energy.p.import.total".equals(sensor.get("name")))
                .findFirst()
                .orElseThrow()
                .forEach(energy::put);
        assertThat(energy)
                .containsEntry("address", 49)
                .containsEntry("data_type", "uint32")
                .containsEntry("swap", "word")
                .containsEntry("scale", 0.1)
                .containsEntry("unit_of_measurement", "kWh")
                .containsEntry("device_class", "energy")
                .containsEntry("state_class", "total_increasing");
    }

    @Test
    void homeAssistantDoesNotTakeAFallingNetEnergyForANewCounter() {
        assertThat(output("--client", "homeassistant", "--values", "c1.energy.p.net.total"))
                .contains("state_class: total\n");
        assertThat(output("--client", "homeassistant", "--values", "c1.energy.p.export.total"))
                .contains("state_class: total_increasing\n");
    }

    @Test
    void telegrafGetsARegisterForEachValue() {
        List<String> lines = output("--client", "telegraf").lines().toList();
        assertThat(lines)
                .contains(
                        "[[inputs.modbus]]",
                        "  controller = \"tcp://127.0.0.1:1502\"",
                        "    { name = \"u1\", byte_order = \"ABCD\", data_type = \"FLOAT32-IEEE\", scale = 1.0,"
                                + " address = [0, 1] },",
                        "    { name = \"c1.energy.p.import.total\", byte_order = \"ABCD\", data_type = \"UFIXED\","
                                + " scale = 0.1, address = [49, 50] },");
        Pattern register = Pattern.compile("    \\{ name = \"[a-z0-9.]+\", byte_order = \"[A-H]+\","
                + " data_type = \"[A-Z0-9-]+\", scale = \\d+\\.\\d+, address = \\[\\d+(, \\d+)*] },?");
        assertThat(lines)
                .filteredOn(line -> line.contains("{"))
                .hasSize(USUAL_VALUES)
                .allMatch(line -> register.matcher(line).matches());
    }

    @Test
    void nodeRedGetsAFlowWhoseReadsStayInsideOneBlock() throws IOException {
        JsonNode flow = new ObjectMapper().readTree(output("--client", "node-red", "--values", "*"));
        Map<String, JsonNode> nodes = new HashMap<>();
        flow.forEach(node -> nodes.put(node.path("id").asText(), node));
        assertThat(nodes).hasSize(flow.size());
        int reads = 0;
        for (JsonNode node : flow) {
            if ("modbus-read".equals(node.path("type").asText())) {
                reads++;
                assertThat(node.path("quantity").asInt()).isBetween(1, 125);
                assertThat(nodes)
                        .containsKeys(
                                node.path("server").asText(),
                                node.path("wires").get(0).get(0).asText());
            }
        }
        assertThat(reads).isGreaterThan(20);
        assertThat(flow.toString()).contains("'u1': b(0, 1).readFloatBE(0)");
    }

    @Test
    void csvHasALineForEachValue() {
        assertThat(output("--client", "csv", "--values", "u1,c1.energy.p.import.total")
                        .lines())
                .containsExactly(
                        "id,host,port,unit_id,function,address,number,words,type,order,scale,unit",
                        "u1,127.0.0.1,1502,1,3,0,40001,2,float32,ABCD,1,V",
                        "c1.energy.p.import.total,127.0.0.1,1502,1,3,49,40050,2,uint32,ABCD,0.1,kWh");
    }

    @ParameterizedTest
    @CsvSource({
        "--client, excel, '--client: ''excel'' is not known; allowed: homeassistant, telegraf, node-red, csv'",
        "--client=csv, --values=c5.*, '--values: ''c5.*'' matches no value of MPM4410-A'",
        "--map, nowhere.csv, --map: nowhere.csv: no such file"
    })
    void whatCannotBeUnderstoodEndsWithTwo(String option, String value, String reason) {
        CommandLineRun run = CommandLineRun.of("registers", option, value);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(reason);
    }

    @Test
    void aMapOfOnesOwnIsPrintedAndItsFaultsNameFileAndLine(@TempDir Path directory) throws IOException {
        String header = """
                address,words,type,order,access,binding,scale,unit,models,repeat,stride,name,description,source
                500,4,block,,,,,,,,,Mine,,mine
                """;
        Path good = Files.writeString(
                directory.resolve("good.csv"), header + "500,,float32,,r,quantity:u2,,V,,,,U2,,mine\n");
        assertThat(output("--client", "csv", "--values", "*", "--map", good.toString()))
                .contains("u2,127.0.0.1,1502,1,3,500,40501,2,float32,ABCD,1,V");
        Path bad = Files.writeString(directory.resolve("bad.csv"), header + """
                500,,float32,,r,quantity:u2,,V,,,,U2,,mine
                501,,uint16,,r,window:counter,,,,,,W,,mine
                """);
        CommandLineRun run = CommandLineRun.of("registers", "--map", bad.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("bad.csv:4: addresses 501..501 overlap those of", "bad.csv:3");
    }
}
