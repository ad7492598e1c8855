package io.metertwin.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.app.CommandLineRun;
import io.metertwin.app.options.Plans;
import io.metertwin.app.run.RunningMeter;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the Modbus connection, imported over that connection. */
class ConnectionSettingsIT {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @TempDir
    Path folder;

    private String file(String settings) throws IOException {
        Path file = folder.resolve("import.json");
        Files.writeString(
                file, "{\"format\": \"metertwin-settings\", \"version\": 1, \"settings\": {" + settings + "}}");
        return file.toString();
    }

    private static RunningMeter started(String... settings) {
        RunningMeter meter = new RunningMeter(Plans.of(
                Stream.concat(Stream.of("--model=MPM4110-A", "--modbus-port=0", "--lab-port=0"), Stream.of(settings))
                        .toArray(String[]::new)));
        meter.start();
        return meter;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(RunningMeter meter, int port) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!meter.modbusPort().equals(OptionalInt.of(port))) {
            assertThat(System.nanoTime()).as("still at " + meter.modbusPort()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private String exported(int port, int unit) throws IOException {
        Path file = folder.resolve("export.json");
        CommandLineRun run =
                CommandLineRun.of("settings", "export", file.toString(), "--port=" + port, "--unit=" + unit);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void addressAndPortAreImportedTogetherWithWhatElseTheFileSays(int unit) throws IOException {
        int port = freePort();
        String settings = "\"modbus.address\": 7, \"modbus.tcp.port\": " + port
                + ", \"modbus.tcp.idle\": 300, \"modbus.order\": \"cdab\", \"vt.ratio\": 12, \"serial.baud\": \"19200\"";
        try (RunningMeter meter = started()) {
            int first = meter.modbusPort().orElseThrow();
            CommandLineRun run =
                    CommandLineRun.of("settings", "import", file(settings), "--port=" + first, "--unit=" + unit);
            assertThat(run.exitCode()).as(run.err()).isZero();
            awaitPort(meter, port);
            assertThat(exported(port, 7))
                    .contains("\"modbus.address\" : 7")
                    .contains("\"modbus.tcp.port\" : " + port)
                    .contains("\"modbus.tcp.idle\" : 300")
                    .contains("\"modbus.order\" : \"CDAB\"")
                    .contains("\"serial.baud\" : \"19200\"")
                    .contains("\"vt.ratio\" : 12");
        }
    }

    @Test
    void thePortThatIsToldFollowsTheSettingAndComesBackWithIt() throws IOException {
        int port = freePort();
        try (RunningMeter meter = started()) {
            int first = meter.modbusPort().orElseThrow();
            String there = file("\"modbus.tcp.port\": " + port);
            assertThat(CommandLineRun.of("settings", "import", there, "--port=" + first)
                            .exitCode())
                    .isZero();
            awaitPort(meter, port);
            String back = file("\"modbus.tcp.port\": 502");
            assertThat(CommandLineRun.of("settings", "import", back, "--port=" + port)
                            .exitCode())
                    .isZero();
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (meter.modbusPort().equals(OptionalInt.of(port))) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
            assertThat(exported(meter.modbusPort().orElseThrow(), 1)).contains("\"modbus.tcp.port\" : 502");
        }
    }

    @Test
    void aPortThatSomethingElseHasIsRefusedAndNothingOfTheFileStays() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningMeter meter = started()) {
            int first = meter.modbusPort().orElseThrow();
            String settings = "\"vt.ratio\": 12, \"modbus.address\": 7, \"modbus.tcp.port\": " + other.getLocalPort();
            CommandLineRun run = CommandLineRun.of("settings", "import", file(settings), "--port=" + first);
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.err())
                    .contains("setting:modbus.tcp.port: ")
                    .contains("exception 04")
                    .contains("something else on the meter's host may have port " + other.getLocalPort());
            assertThat(meter.modbusPort()).hasValue(first);
            assertThat(exported(first, 1)).contains("\"vt.ratio\" : 1,", "\"modbus.tcp.port\" : 502,");
        }
    }

    @Test
    void modbusTcpIsNotSwitchedOnWhileSomethingElseHasItsPort() throws IOException {
        int port = freePort();
        try (RunningMeter meter =
                        new RunningMeter(Plans.of("--modbus-port=" + port, "--rtu-tcp-port=0", "--lab-port=off"));
                Socket line = new Socket()) {
            meter.start();
            line.setSoTimeout(20_000);
            line.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), meter.rtuTcpPort().orElseThrow()));
            assertThat(asked(line, "01060456000068EA")).isEqualTo("01060456000068EA");
            try (ServerSocket other = bound(port)) {
                assertThat(asked(line, "010604560001A92A")).startsWith("018604");
                assertThat(other.getLocalPort()).isEqualTo(port);
            }
            assertThat(asked(line, "010604560001A92A")).isEqualTo("010604560001A92A");
        }
    }

    /** The reply to a frame of Modbus RTU; one that tells of an exception is five bytes long. */
    private static String asked(Socket line, String frame) throws IOException {
        line.getOutputStream().write(HexFormat.of().parseHex(frame));
        byte[] begin = line.getInputStream().readNBytes(5);
        byte[] rest = line.getInputStream().readNBytes(begin[1] < 0 ? 0 : 3);
        return HexFormat.of().withUpperCase().formatHex(begin)
                + HexFormat.of().withUpperCase().formatHex(rest);
    }

    /** A port that is closed only now. */
    private static ServerSocket bound(int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void thePortThatWasPickedFreeBecomesThatOfTheSettings() throws IOException {
        try (RunningMeter meter = started()) {
            int first = meter.modbusPort().orElseThrow();
            String file = file("\"modbus.tcp.port\": " + first);
            CommandLineRun run = CommandLineRun.of("settings", "import", file, "--port=" + first);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(exported(first, 1)).contains("\"modbus.tcp.port\" : " + first);
        }
    }

    @Test
    void aLockedMeterTakesNothingWithoutTheSettingPassword() throws IOException {
        try (RunningMeter meter = started()) {
            String port = "--port=" + meter.modbusPort().orElseThrow();
            assertThat(CommandLineRun.of("settings", "import", file("\"modbus.write.lock\": \"on\""), port)
                            .exitCode())
                    .isZero();
            String file = file("\"vt.ratio\": 12, \"modbus.address\": 9");
            assertThat(CommandLineRun.of("settings", "import", file, port).exitCode())
                    .isEqualTo(6);
            assertThat(exported(meter.modbusPort().orElseThrow(), 1)).contains("\"vt.ratio\" : 1,");
            CommandLineRun opened = CommandLineRun.of("settings", "import", file, port, "--password=1000");
            assertThat(opened.exitCode()).as(opened.err()).isZero();
            assertThat(exported(meter.modbusPort().orElseThrow(), 9)).contains("\"vt.ratio\" : 12,");
        }
    }

    @Test
    void theAddress0IsImportedWhileTheMeterIsSwitchedOffAndNotOverModbus() throws IOException {
        String kept = "--state-dir=" + folder.resolve("kept");
        assertThat(CommandLineRun.of("run", "--run-for=1s", "--model=MPM4110-A", kept)
                        .exitCode())
                .isZero();
        String file = file("\"vt.ratio\": 12, \"modbus.address\": 0");
        try (RunningMeter meter = started()) {
            int port = meter.modbusPort().orElseThrow();
            CommandLineRun run = CommandLineRun.of("settings", "import", file, kept, "--port=" + port);
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.err()).contains("modbus.address: 0 cannot be set over Modbus");
            assertThat(exported(port, 255)).contains("\"vt.ratio\" : 1,").contains("\"modbus.address\" : 1,");
        }
        assertThat(CommandLineRun.of("settings", "import", file, kept).exitCode())
                .isZero();
        Path exported = folder.resolve("kept.json");
        CommandLineRun.of("settings", "export", exported.toString(), kept);
        assertThat(Files.readString(exported)).contains("\"vt.ratio\" : 12,").contains("\"modbus.address\" : 0,");
    }

    @Test
    void aMeterThatHadTheAddress0IsToldNotToHaveItAgainWhenABatchIsRefused() throws IOException {
        try (RunningMeter first = started("--set=modbus.address=0");
                RunningMeter second = started("--set=modbus.write.lock=on")) {
            CommandLineRun run = CommandLineRun.of(
                    "settings",
                    "import",
                    file("\"vt.ratio\": 12, \"modbus.address\": 9"),
                    "--port=" + first.modbusPort().orElseThrow(),
                    "--port=" + second.modbusPort().orElseThrow());
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.err()).contains("modbus.address: cannot be put back to 0 over Modbus");
            assertThat(exported(first.modbusPort().orElseThrow(), 9)).contains("\"vt.ratio\" : 1,");
        }
    }

    @Test
    void aPortSettingThatIsThatOfTheLabIsNamedAtTheStart() throws IOException {
        int port = freePort();
        CommandLineRun run = CommandLineRun.of(
                "run", "--modbus-port=0", "--lab-port=" + port, "--set=modbus.tcp.port=" + port, "--run-for=1s");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("modbus.tcp.port").contains("--set modbus.tcp.port=502");
    }

    @Test
    void aLockAndAPortGoTogetherAndLeaveNothingHalfDone() throws IOException {
        int port = freePort();
        try (RunningMeter meter = started()) {
            int first = meter.modbusPort().orElseThrow();
            CommandLineRun run = CommandLineRun.of(
                    "settings",
                    "import",
                    file("\"vt.ratio\": 5, \"modbus.address\": 7, \"modbus.write.lock\": \"on\", \"modbus.tcp.port\": "
                            + port),
                    "--port=" + first);
            assertThat(run.exitCode()).as(run.err()).isZero();
            awaitPort(meter, port);
            assertThat(exported(port, 7)).contains("\"vt.ratio\" : 5,").contains("\"modbus.write.lock\" : \"on\"");
        }
    }
}
