package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.signal.frontend.AccuracyProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ConfigFileTest {

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("meter.yaml"), String.join("\n", lines) + "\n");
    }

    @Test
    void aFileSaysTheSameAsTheSameOptions() throws IOException {
        Path file = file(
                "model: MPM4210-A",
                "grid: u=231V,f=50.02Hz,seq=ACB",
                "load:",
                "  c1: 12kW,pf=0.92ind,h5=18%@30deg",
                "  c1.l2: 3kW",
                "coil: [\"c1=rcoil,500A,50mV\"]",
                "set: {modbus.address: 7, modbus.order: DCBA}",
                "accuracy: typical",
                "modbus-port: 0",
                "lab-port: off",
                "speed: 60",
                "seed: 5",
                "start: 2026-03-29T01:40:00",
                "run-for: 2h",
                "ready-json: true");
        RunPlan read = Plans.of(file);
        RunPlan written = Plans.of(
                "--model=MPM4210-A",
                "--grid=u=231V,f=50.02Hz,seq=ACB",
                "--load=c1=12kW,pf=0.92ind,h5=18%@30deg",
                "--load=c1.l2=3kW",
                "--coil=c1=rcoil,500A,50mV",
                "--set=modbus.address=7",
                "--set=modbus.order=DCBA",
                "--accuracy=typical",
                "--modbus-port=0",
                "--lab-port=off",
                "--speed=60",
                "--seed=5",
                "--start=2026-03-29T01:40:00",
                "--run-for=2h",
                "--ready-json");
        assertThat(read.run()).isEqualTo(written.run());
        assertThat(read.device().model()).isEqualTo(written.device().model());
        assertThat(texts(read)).isEqualTo(texts(written));
        assertThat(read.world().sensors()).isEqualTo(written.world().sensors());
        assertThat(read.world().accuracy()).isEqualTo(AccuracyProfile.TYPICAL);
        assertThat(read.world().installation().supply())
                .isEqualTo(written.world().installation().supply());
        assertThat(read.world().installation().loads().stream().map(load -> load.at(0)))
                .isEqualTo(written.world().installation().loads().stream()
                        .map(load -> load.at(0))
                        .toList());
    }

    @Test
    void aFileListsWhatHappensAndWhatIsWrong() throws IOException {
        Path file = file(
                "disturb:",
                "  - sag@10s+200ms,u=70%,on=L1+L2",
                "  - harmonic@5s+10s,order=5,size=10%@30deg,on=c1",
                "fault: \"reversed,at=c1.i2\"",
                "fidelity: grid-clock");
        RunPlan read = Plans.of(file);
        RunPlan written = Plans.of(
                "--disturb=sag@10s+200ms,u=70%,on=L1+L2",
                "--disturb=harmonic@5s+10s,order=5,size=10%@30deg,on=c1",
                "--fault=reversed,at=c1.i2",
                "--fidelity=grid-clock");
        assertThat(read.world().disturbances())
                .hasSize(2)
                .isEqualTo(written.world().disturbances());
        assertThat(read.world().faults()).hasSize(1).isEqualTo(written.world().faults());
        assertThat(read.run().fidelity()).isEqualTo(written.run().fidelity());
        assertThat(Plans.of(file, "--disturb=reversed@0s").world().disturbances())
                .hasSize(1);
    }

    private static List<String> texts(RunPlan plan) {
        return plan.device().settings().catalogue().all().stream()
                .map(setting -> setting.id() + "=" + plan.device().settings().text(setting))
                .toList();
    }

    @Test
    void theCommandLineWinsOverTheFile() throws IOException {
        Path file = file("seed: 5", "speed: 60", "load: [c1=12kW, c2=1kW]");
        RunPlan plan = Plans.of(file, "--seed", "6", "--load", "c3=office");
        assertThat(plan.run().seed()).isEqualTo(6);
        assertThat(plan.run().speed()).isEqualTo(60);
        assertThat(plan.world().installation().loads().get(0).at(0).phases())
                .allMatch(phase -> phase.current(GridOption.parse("u=1V", 50)
                                        .fundamentals()
                                        .get(0))
                                .rms()
                        == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "yes", "01:30", "1e3", "0x10", "1_000", "2026-03-29", "~", "null"})
    void scalarsStayWhatWasWritten(String scalar) throws IOException {
        assertThat(ConfigFile.read(file("bind: " + scalar)).value("bind"))
                .map(PlacedText::text)
                .contains(scalar);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 1;laod: c1=1kW     | 2:1: 'laod' is not known here; allowed: grid, load | ''",
                "seed: [1, 2]             | 1:1: | string",
                "seed: 1;grid: {u: 230V}  | 2:1: | string",
                "load: {c1: {p: 1kW}}     | 1:8: | string",
                "seed: 1;;seed: 2         | 3:1: 'seed' is given twice | ''",
                "load:;  c1: 1kW;  c1: 2kW | 3:3: 'c1' is given twice | ''",
                "seed: 'a                 | 2:1: | unexpected end",
                "seed: 1;  load: x        | 2:7: | mapping values are not allowed",
                "a: b: c                  | 1:5: | mapping values are not allowed",
                "? [a];: b                | 1:3: a name must be a plain text | ''",
                "seed: 1;load:;  c1: 12   | 3:3: load: '12' has no unit | ''",
                "load: [c1=1kW, c9=2kW]   | 1:16: load: 'c9': this meter has circuits c1 to c4 | ''",
                "grid: u=230              | 1:1: grid: '230' has no unit | ''",
                "grid:                    | 1:1: grid: '' has an empty part | ''",
                "set: {vt.rato: 1}        | 1:7: set: there is no setting 'vt.rato' | ''",
                "sensor: {c1: 'vct,100000A,333mV'} | 1:10: sensor: c1.i1.primary: 100000 is not allowed | ''",
                "sensor: {c1: 'vct,10.5A,333mV'} | 1:10: sensor: c1.i1.primary: 10.5 is not allowed | ''",
                "temperature: 35C         | 1:1: temperature: MPM4410-A has no temperature input | ''",
                "seed: 1;dump: a.json     | 2:1: dump needs --run-for | ''",
                "map: {u1: VA}            | 1:7: map needs --replay FILE | ''",
                "fault:;- 'open,at=u1';- 'open,at=u4' | 3:3: fault: at=u4 is not an input | ''",
                "disturb: sag@1s          | 1:1: disturb: 'sag' needs u | ''",
                "disturb:;  - reversed@0s;  - flicker@0s,f=1Hz,size=1%;  - flicker@1s,f=1Hz,size=1% | 4:5: disturb: only one sinusoidal flicker | ''",
                "disturb: {sag@1s: u=5%}  | 1:1: | string",
                "fidelity: exact          | 1:1: fidelity: 'exact' is not known; allowed: waveform, grid-clock | ''",
                "ready-json: on           | 1:1: ready-json: 'on' is not known; allowed: true, false | ''"
            })
    void aRefusalBeginsWithFileLineAndColumn(String text, String beginning, String reason) throws IOException {
        Path file = file(text.split(";"));
        assertThatThrownBy(() -> Plans.of(file))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(file + ":" + beginning)
                .hasMessageContaining(reason);
    }

    @Test
    void anEmptyOrMissingOrUnreadableFileIsRefused() throws IOException {
        assertThatThrownBy(() -> Plans.of(file("# nothing")))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("meter.yaml:1: the file is empty");
        assertThatThrownBy(() -> Plans.of(file("- a")))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("meter.yaml:1: a list of 'option: value' lines is needed");
        assertThatThrownBy(() -> Plans.of(folder.resolve("none.yaml")))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("none.yaml: there is no such file");
        assertThatThrownBy(() -> Plans.of(folder))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining(folder + ": it is a directory");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF});
        assertThatThrownBy(() -> Plans.of(binary))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("UTF-8");
        Path control = Files.writeString(folder.resolve("control.yaml"), "a: \u0001");
        assertThatThrownBy(() -> Plans.of(control))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(control.toString());
    }

    @Test
    void aValueThatContainsItselfIsRefused() throws IOException {
        Path file = file("load: &a", "  c1: *a");
        assertThatThrownBy(() -> Plans.of(file))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(file + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.schema.json", "accuracy.schema.json", "class.schema.json"})
    void theDocumentedSchemaIsTheShippedOne(String name) throws IOException {
        assertThat(Files.readString(Path.of("../docs/reference", name))).isEqualTo(resource(name));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ConfigFile.class.getResourceAsStream("/io/metertwin/app/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSchemaHasEveryOptionAndNoOther() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(resource("config.schema.json"));
        Set<String> documented = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(documented::add);
        Set<String> options = new TreeSet<>();
        for (OptionSpec option :
                new CommandLine(new RunArguments()).getCommandSpec().options()) {
            options.add(option.longestName().substring(2));
        }
        assertThat(documented).isEqualTo(options);
    }

    @Test
    void anAccuracyFileSaysHowImperfectTheInputsAre() throws IOException {
        Path file = file("bits: 16", "noise-db: 90", "gain-error: 0.2%", "phase-error: 0.5deg", "offset: 0.01%");
        assertThat(Plans.of("--accuracy", file.toString()).world().accuracy())
                .isEqualTo(new AccuracyProfile(16, 90, 0.2 / 100, Math.toRadians(0.5), 0.01 / 100));
    }

    @Test
    void whatAnAccuracyFileLeavesOutIsPerfect() throws IOException {
        Path file = file("noise-db: off", "bits: 24");
        assertThat(Plans.of("--accuracy", file.toString()).world().accuracy())
                .isEqualTo(new AccuracyProfile(24, Double.POSITIVE_INFINITY, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bits: 24;nois: 5        | :2:1: 'nois' is not known here; allowed: bits, noise-db, gain-error, phase-error, offset",
                "bits: 24.5              | :1:1: bits: '24.5' is not a whole number",
                "bits: 7                 | : bits must be 0 (off) or 8..32, not 7",
                "noise-db: loud          | :1:1: noise-db: 'loud' is not a number",
                "bits: 24;gain-error: 1  | :2:1: gain-error: '1' has no unit",
                "phase-error: 95deg      | : phase error must be in",
                "offset: [1%]            | :1:1: "
            })
    void whatIsNoAccuracyIsRefused(String text, String reason) throws IOException {
        Path file = file(text.split(";"));
        assertThatThrownBy(() -> Plans.of("--accuracy", file.toString()))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--accuracy: " + file + reason);
    }
}
