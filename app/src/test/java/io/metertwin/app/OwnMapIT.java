package io.metertwin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.app.options.Plans;
import io.metertwin.app.run.RunningMeter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map of one's own with input registers and coils: served, read, printed and exported. */
class OwnMapIT {

    private static final String MAP = """
            # A meter with measured values in input registers and a relay as a coil.
            address,words,type,order,access,binding,scale,unit,models,repeat,stride,name,description,source,table
            ,,functions,,,01 02 04 05,,,,,,Functions,,rule 9,
            100,40,block,,,,,,,,,Measured,,rule 9,input
            100,,float32,,r,quantity:u1,,V,,,,U1,,rule 9,input
            102,,int32,CDAB,r,quantity:c1.p.total,0.1,W,,,,P,,rule 9,input
            104,,float32,,r,quantity:f.sys,,Hz,,,,f,,rule 9,input
            0,9,block,,,,,,,,,Switches,,rule 9,coil
            3,,bit,,rw,relay:operate,,,,,,Relay,,rule 9,coil
            4,,bit,,rw,setting:serial.enabled,,,,,,RTU,,rule 9,coil
            0,9,block,,,,,,,,,States,,rule 9,discrete
            5,,bit,,r,quantity:u1,,V,,,,U1 is there,,rule 9,discrete
            6,,bit,,r,quantity:u2,,V,,,,U2 is there,,rule 9,discrete
            """;

    @TempDir
    Path folder;

    private Path map;

    @BeforeEach
    void writeMap() throws IOException {
        map = Files.writeString(folder.resolve("mine.csv"), MAP);
    }

    private RunningMeter started(String... options) {
        List<String> all = new ArrayList<>(
                List.of("--model=MPM4110-A", "--modbus-port=0", "--lab-port=0", "--load=c1=6.9kW", "--map=" + map));
        all.addAll(List.of(options));
        RunningMeter meter = new RunningMeter(Plans.of(all.toArray(String[]::new)));
        meter.start();
        return meter;
    }

    private CommandLineRun read(RunningMeter meter, String... args) {
        List<String> all = new ArrayList<>(List.of(
                "read",
                "--map=" + map,
                "--model=MPM4110-A",
                "--port=" + meter.modbusPort().orElseThrow()));
        all.addAll(List.of(args));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private static double value(CommandLineRun run, String id) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        String line = run.out()
                .lines()
                .filter(text -> text.startsWith(id + " = "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.split(" ", -1)[2]);
    }

    private static String asked(RunningMeter meter, String pdu) throws IOException {
        byte[] frame = HexFormat.of()
                .parseHex("00010000%04X01%s".formatted(pdu.replace(" ", "").length() / 2 + 1, pdu.replace(" ", "")));
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), meter.modbusPort().orElseThrow())) {
            socket.getOutputStream().write(frame);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(4);
            byte[] answer = in.readNBytes(in.readUnsignedShort());
            return HexFormat.of().withUpperCase().formatHex(answer).substring(2);
        }
    }

    @Test
    void inputRegistersAreReadThroughTheMap() {
        try (RunningMeter meter = started("--grid=u=231V,f=50.02Hz")) {
            CommandLineRun run = read(meter, "u1", "c1.p.total", "f.sys", "relay:operate");
            assertThat(value(run, "c1.p.total")).isBetween(6899.0, 6901.0);
            assertThat(value(run, "f.sys")).isBetween(50.019, 50.021);
            assertThat(value(run, "relay:operate")).isZero();
            assertThat(run.out()).contains(" W\n").contains(" Hz\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"ABCD, abcd", "CDAB, cdab", "BADC, badc", "DCBA, dcba"})
    void theOrderThatIsLeftOpenIsThatOfTheOption(String order, String setting) {
        try (RunningMeter meter = started("--grid=u=231V", "--set=modbus.order=" + setting)) {
            CommandLineRun run = read(meter, "--order=" + order, "f.sys", "c1.p.total");
            assertThat(value(run, "f.sys")).isBetween(49.99, 50.01);
            assertThat(value(run, "c1.p.total")).isBetween(6899.0, 6901.0);
        }
    }

    @Test
    void coilsSwitchAndOtherFunctionsAreNotServed() throws IOException {
        try (RunningMeter meter = started()) {
            assertThat(asked(meter, "05 0003 FF00")).isEqualTo("050003FF00");
            assertThat(value(read(meter, "relay:operate", "setting:serial.enabled"), "relay:operate"))
                    .isEqualTo(1);
            assertThat(asked(meter, "01 0003 0002")).isEqualTo("010103");
            assertThat(asked(meter, "02 0005 0002")).isEqualTo("020103");
            assertThat(asked(meter, "03 0064 0002")).isEqualTo("8301");
            assertThat(asked(meter, "0F 0003 0001 01 00")).isEqualTo("8F01");
            assertThat(asked(meter, "04 008C 0001")).isEqualTo("8402");
        }
    }

    @Test
    void whatTheMapHasNotIsSaidAndSoIsTruth() {
        try (RunningMeter meter = started()) {
            CommandLineRun run = read(meter, "u3");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("'u3' is not in " + map);
            assertThat(read(meter, "u1", "--truth").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void documentsAndClientsFollowTheTable() {
        String markdown = CommandLineRun.of("registers", "--map=" + map, "--format=markdown")
                .out();
        assertThat(markdown)
                .contains("Input registers, coils, discrete inputs, function codes 01, 02, 04 and 05 (hex).")
                .contains("wire + 30001, wire + 1 and wire + 10001")
                .contains("| 100 | 30101 | 2 | float32 | V |")
                .contains("| 3 | 4 | 1 | bit |")
                .contains("| 5 | 10006 | 1 | bit |");
        String[] client = {"registers", "--map=" + map, "--values=u1,u2,c1.p.total", "--client"};
        assertThat(exported(client, "csv"))
                .contains("u1,127.0.0.1,1502,1,4,100,30101,2,float32")
                .contains("u2,127.0.0.1,1502,1,2,6,10007,1,bit");
        assertThat(exported(client, "telegraf"))
                .contains("input_registers = [\n    { name = \"u1\"")
                .contains("discrete_inputs = [\n    { name = \"u2\", address = [6] }")
                .doesNotContain("holding_registers");
        assertThat(exported(client, "homeassistant"))
                .contains("input_type: input\n")
                .contains("binary_sensors:\n      - name: \"u2\"")
                .contains("input_type: discrete_input\n");
        assertThat(exported(client, "node-red"))
                .contains("\"dataType\": \"InputRegister\"")
                .contains("\"dataType\": \"Input\", \"adr\": \"6\"")
                .contains("'u2': msg.payload[0] ? 1 : 0");
    }

    private static String exported(String[] args, String format) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(format);
        CommandLineRun run = CommandLineRun.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
