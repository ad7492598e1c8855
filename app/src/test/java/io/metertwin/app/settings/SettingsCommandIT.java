package io.metertwin.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.CommandLineRun;
import io.metertwin.app.options.Plans;
import io.metertwin.app.run.RunningMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings copied from meter to meter, as a user does it. */
class SettingsCommandIT {

    @TempDir
    Path folder;

    private String state(String name, String... settings) {
        Path path = folder.resolve(name);
        String[] args = new String[settings.length + 4];
        args[0] = "run";
        args[1] = "--run-for=1s";
        args[2] = "--model=MPM4110-A";
        args[3] = "--state-dir=" + path;
        System.arraycopy(settings, 0, args, 4, settings.length);
        assertThat(CommandLineRun.of(args).exitCode()).isZero();
        return "--state-dir=" + path;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String exported(String target) throws IOException {
        CommandLineRun export = CommandLineRun.of("settings", "export", file("again.json"), target);
        assertThat(export.exitCode()).as(export.err()).isZero();
        return Files.readString(folder.resolve("again.json")).replaceFirst("\"serial\".*\n", "");
    }

    private static String port(RunningMeter meter) {
        return "--port=" + meter.modbusPort().orElseThrow();
    }

    private static RunningMeter started() {
        RunningMeter meter = new RunningMeter(Plans.of("--model=MPM4110-A", "--modbus-port=0", "--lab-port=0"));
        meter.start();
        return meter;
    }

    @Test
    void settingsGoFromADirectoryToDirectoriesAndToRunningMeters() throws IOException {
        String from = state(
                "from",
                "--set=tariff.f.start=900",
                "--set=vt.ratio=12",
                "--set=event.dip=20",
                "--set=event.interruption=15",
                "--set=web.user=anna",
                "--set=modbus.order=CDAB",
                "--set=c1.alarm.overcurrent.threshold=17.5");
        String wanted = exported(from);
        assertThat(wanted)
                .contains("\"vt.ratio\" : 12", "\"web.user\" : \"anna\"")
                .doesNotContain("password");
        assertThat(CommandLineRun.of("settings", "export", file("from.json"), from)
                        .exitCode())
                .isZero();
        String to = state("to");
        try (RunningMeter first = started();
                RunningMeter second = started()) {
            CommandLineRun run =
                    CommandLineRun.of("settings", "import", file("from.json"), to, port(first), port(second));
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(exported(port(first))).isEqualTo(wanted);
            assertThat(exported(port(second))).isEqualTo(wanted);
        }
        assertThat(exported(to)).isEqualTo(wanted);
    }

    @Test
    void passwordsAreWrittenThoughTheyReadAsNothing() throws IOException {
        Files.writeString(
                folder.resolve("p.json"),
                "{\"format\": \"metertwin-settings\", \"version\": 1,"
                        + " \"settings\": {\"password.reset\": 4711, \"ftp.password\": \"ssh\"}}");
        try (RunningMeter meter = started()) {
            assertThat(CommandLineRun.of("settings", "import", file("p.json"), port(meter))
                            .exitCode())
                    .as("without password")
                    .isEqualTo(6);
            CommandLineRun wrong =
                    CommandLineRun.of("settings", "import", file("p.json"), port(meter), "--password=1001");
            assertThat(wrong.exitCode()).isEqualTo(6);
            assertThat(wrong.err()).contains("the password: writing 2 registers at 600");
            CommandLineRun run =
                    CommandLineRun.of("settings", "import", file("p.json"), port(meter), "--password=1000");
            assertThat(run.exitCode()).as(run.err()).isZero();
            var settings = meter.snapshot().settings();
            assertThat(settings.get(settings.catalogue().passwords.reset)).isEqualTo(4711L);
            assertThat(settings.get(settings.catalogue().network.ftp.password()))
                    .isEqualTo("ssh");
        }
    }

    @Test
    void wrongFileChangesNoMeterAndEveryErrorIsListed() throws IOException {
        String one = state("one");
        String two = state("two");
        String before = exported(one);
        Files.writeString(
                folder.resolve("bad.json"),
                "{\"format\": \"metertwin-settings\", \"version\": 1,"
                        + " \"settings\": {\"vt.ratio\": 9, \"ct.ratio\": 0, \"c4.i1.primary\": 5}}");
        CommandLineRun run = CommandLineRun.of("settings", "import", file("bad.json"), one, two);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.contains("ct.ratio: 0 is not allowed; allowed: 1..10000")))
                .hasSize(2);
        assertThat(run.err().lines().filter(line -> line.contains("c4.i1.primary: there is no such setting")))
                .hasSize(2);
        assertThat(exported(one)).isEqualTo(before);
        assertThat(CommandLineRun.of("settings", "export", file("x.json"), "--state-dir=" + file("none"))
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void whatSomeMetersTookIsPutBackWhenAnotherRefuses() throws IOException {
        String kept = state("kept", "--set=password.reset=4711");
        String keptBefore = exported(kept);
        Files.writeString(
                folder.resolve("batch.json"),
                "{\"format\": \"metertwin-settings\", \"version\": 1, \"settings\": {\"vt.ratio\": 12,"
                        + " \"modbus.order\": \"DCBA\", \"modbus.address\": 9, \"u.min\": 2.5}}");
        try (RunningMeter first = started();
                RunningMeter second = started();
                RunningMeter third = started()) {
            String before = exported(port(first));
            lock(second);
            CommandLineRun run = CommandLineRun.of(
                    "settings", "import", file("batch.json"), kept, port(first), port(second), port(third));
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains(name(second) + " refused:")
                    .contains(name(first) + ": has its former settings again")
                    .contains(file("kept") + ": has its former settings again")
                    .contains(name(third) + ": left alone");
            assertThat(exported(port(first))).isEqualTo(before);
            assertThat(exported(port(third))).isEqualTo(before);
            assertThat(exported(kept)).isEqualTo(keptBefore);
        }
    }

    private JsonNode changes(String target) throws IOException {
        Path dump = folder.resolve("dump.json");
        CommandLineRun run = CommandLineRun.of("run", target, "--run-for=1s", "--start=stored", "--dump=" + dump);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(dump.toFile()).get("settingChanges");
    }

    @Test
    void aRefusedImportLeavesTheChangeLogOfAMeterThatIsSwitchedOff() throws IOException {
        String kept = state("kept");
        CommandLineRun.of("run", kept, "--run-for=1s", "--start=stored", "--set=vt.ratio=3");
        JsonNode before = changes(kept);
        assertThat(before).hasSize(1);
        Files.writeString(
                folder.resolve("batch.json"),
                "{\"format\": \"metertwin-settings\", \"version\": 1, \"settings\": {\"vt.ratio\": 12, \"u.min\": 2.5}}");
        try (RunningMeter locked = started()) {
            lock(locked);
            CommandLineRun run = CommandLineRun.of("settings", "import", file("batch.json"), kept, port(locked));
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.err()).contains(file("kept") + ": has its former settings again");
        }
        assertThat(changes(kept)).isEqualTo(before);
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNamedWithTheReason() throws IOException {
        String kept = state("kept");
        assertThat(CommandLineRun.of("settings", "import", file("none.json"), kept)
                        .err())
                .contains("cannot read " + file("none.json") + ": no such file")
                .doesNotContain("Exception");
        assertThat(CommandLineRun.of("settings", "import", folder.toString(), kept)
                        .err())
                .contains("cannot read " + folder + ": it is a directory")
                .doesNotContain("Exception");
        CommandLineRun export = CommandLineRun.of("settings", "export", folder.toString(), kept);
        assertThat(export.exitCode()).isEqualTo(6);
        assertThat(export.err())
                .contains("cannot write " + folder + ": it is a directory")
                .doesNotContain("Exception");
        assertThat(CommandLineRun.of("settings", "export", file("none/x.json"), kept)
                        .err())
                .contains("cannot write " + file("none/x.json") + ": there is no directory " + file("none"))
                .doesNotContain("Exception");
    }

    @Test
    void valuesThatRegistersCannotHoldAreListedForMetersThatRunAlone() throws IOException {
        String kept = state("kept");
        Files.writeString(
                folder.resolve("exact.json"),
                "{\"format\": \"metertwin-settings\", \"version\": 1, \"settings\": {\"vt.ratio\": 12, \"u.min\": 0.1,"
                        + " \"c1.alarm.overcurrent.threshold\": 12.3456789, \"password.reset\": 4711}}");
        try (RunningMeter meter = started()) {
            CommandLineRun run =
                    CommandLineRun.of("settings", "import", file("exact.json"), kept, port(meter), "--password=1000");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out().lines())
                    .containsExactly(
                            file("kept") + ": 4 settings imported",
                            name(meter) + ": 4 settings imported",
                            "  c1.alarm.overcurrent.threshold: 12.3456789 is held as 12.345679");
            assertThat(exported(port(meter))).contains("\"c1.alarm.overcurrent.threshold\" : 12.345679,");
            assertThat(exported(kept)).contains("\"c1.alarm.overcurrent.threshold\" : 12.3456789,");
        }
    }

    private static String name(RunningMeter meter) {
        return "127.0.0.1:" + meter.modbusPort().orElseThrow();
    }

    private void lock(RunningMeter meter) throws IOException {
        Files.writeString(
                folder.resolve("lock.json"),
                "{\"format\": \"metertwin-settings\", \"version\": 1, \"settings\": {\"modbus.write.lock\": \"on\"}}");
        assertThat(CommandLineRun.of("settings", "import", file("lock.json"), port(meter))
                        .exitCode())
                .isZero();
    }
}
