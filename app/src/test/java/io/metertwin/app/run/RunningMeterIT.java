package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.CommandLineRun;
import io.metertwin.app.options.Plans;
import io.metertwin.app.options.RunPlan;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.modbus.client.RegisterClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A meter as a user starts it, read as a client reads it. */
class RunningMeterIT {

    private static final String HOST = "127.0.0.1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final double TOLERANCE = 1e-4;

    private static RunPlan plan(String... options) {
        return Plans.of(Stream.concat(Stream.of("--modbus-port=0", "--lab-port=0"), Stream.of(options))
                .toArray(String[]::new));
    }

    private static RunningMeter started(String... options) {
        RunningMeter meter = new RunningMeter(plan(options));
        meter.start();
        return meter;
    }

    private static RegisterClient client(RunningMeter meter) throws IOException {
        return RegisterClient.connect(HOST, meter.modbusPort().orElseThrow(), 255, Duration.ofSeconds(10));
    }

    private static void assertReads(RegisterClient client, String id, double expected) throws IOException {
        assertThat(client.read(id)).as(id).isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
    }

    @Test
    void everyCircuitReadsWhatItsOptionsSay() throws IOException {
        try (RunningMeter meter = started(
                        "--grid=u=231V,f=50.02Hz",
                        "--load=c1=12kW,pf=0.92ind",
                        "--load=c2=-5kW,pf=0.95cap",
                        "--load=c3=16A@-30deg",
                        "--load=c4=3kVA,pf=0.8cap");
                RegisterClient client = client(meter)) {
            for (int phase = 1; phase <= 3; phase++) {
                assertReads(client, "u" + phase, 231);
            }
            assertReads(client, "u12", 231 * Math.sqrt(3));
            assertReads(client, "f.sys", 50.02);
            assertCircuit(client, 1, 12_000, 12_000 * Math.tan(Math.acos(0.92)));
            assertCircuit(client, 2, -5_000, 5_000 * Math.tan(Math.acos(0.95)));
            assertCircuit(client, 3, 3 * 231 * 16 * Math.cos(Math.PI / 6), 3 * 231 * 8);
            assertCircuit(client, 4, 2_400, -1_800);
        }
    }

    private static void assertCircuit(RegisterClient client, int circuit, double watts, double vars)
            throws IOException {
        String name = "c" + circuit + ".";
        double voltAmperes = Math.hypot(watts, vars);
        for (int phase = 1; phase <= 3; phase++) {
            assertReads(client, name + "i" + phase, voltAmperes / 3 / 231);
            assertReads(client, name + "p" + phase, watts / 3);
            assertReads(client, name + "q" + phase, vars / 3);
        }
        assertReads(client, name + "p.total", watts);
        assertReads(client, name + "q.total", vars);
        assertReads(client, name + "s.total", voltAmperes);
        assertReads(client, name + "pf.total", watts / voltAmperes);
    }

    @Test
    void aCoilTheMeterDoesNotKnowOfReadsWrongByItsRatio() throws IOException {
        try (RunningMeter meter =
                        started("--load=all=6.9kW", "--coil=c1=rcoil,1000A,50mV", "--coil=c2.i2=rcoil,500A,85mV");
                RegisterClient client = client(meter)) {
            assertReads(client, "c1.i1", 10 * 50 / 85.0);
            assertReads(client, "c1.p.total", 6900 * 50 / 85.0);
            assertReads(client, "c2.i1", 10);
            assertReads(client, "c2.i2", 20);
            assertReads(client, "c2.p.total", 6900 * 4 / 3.0);
        }
    }

    @Test
    void aSensorToldToTheMeterReadsRight() throws IOException {
        try (RunningMeter meter = started(
                        "--model=MPM4210-A",
                        "--load=all=6.9kW",
                        "--sensor=c1=rcoil,500A,50mV",
                        "--sensor=c2=vct,100A,333mV");
                RegisterClient client = client(meter)) {
            assertReads(client, "c1.i1", 10);
            assertReads(client, "c2.p.total", 6900);
            assertThat(client.model()).hasToString("MPM4210-A");
        }
    }

    @Test
    void aVoltageTransformerToldToTheMeterReadsPrimaryValues() throws IOException {
        try (RunningMeter meter = started("--grid=u=11kV", "--vt-ratio=100", "--load=c1=300kW");
                RegisterClient client = client(meter)) {
            assertReads(client, "u1", 11_000);
            assertReads(client, "c1.p.total", 300_000);
        }
    }

    @Test
    void aRatioSetInTheMeterAloneMultipliesWhatIsThere() throws IOException {
        try (RunningMeter meter = started("--set=vt.ratio=10", "--load=c1=6.9kW");
                RegisterClient client = client(meter)) {
            assertReads(client, "u1", 2300);
            assertReads(client, "c1.p.total", 69_000);
        }
    }

    @Test
    void theNeutralIsMeasuredOrSummedAsTheWiringSays() throws IOException {
        String[] options = {"--load=c1.l1=4.6kW", "--coil=c1.in=rcoil,2000A,85mV"};
        try (RunningMeter meter = started(options);
                RegisterClient client = client(meter)) {
            assertReads(client, "c1.in", 10);
        }
        try (RunningMeter meter = started(options[0], options[1], "--wiring=3P4W_3CT");
                RegisterClient client = client(meter)) {
            assertReads(client, "c1.in", 20);
        }
    }

    @Test
    void aWrongSupplyLeavesTheMeterOffAndSaysWhy() throws Exception {
        RunPlan plan = plan("--supply=24VDC");
        try (RunningMeter meter = new RunningMeter(plan)) {
            meter.start();
            assertThat(meter.state()).isEqualTo(PowerState.OFF);
            assertThat(meter.modbusPort()).isEmpty();
            assertThat(screen(plan, meter))
                    .contains("OFF: the supply is 24 V DC, and this model needs AC 95-265 V or DC 110-260 V")
                    .doesNotContain("mbpoll");
            JsonNode ready = new ObjectMapper().readTree(new Banner(plan, meter).readyJson());
            assertThat(ready.path("state").asText()).isEqualTo("OFF");
            assertThat(ready.has("modbus")).isFalse();
            assertThat(get(meter, "/v1/snapshot").statusCode()).isEqualTo(200);
        }
    }

    private static String screen(RunPlan plan, RunningMeter meter) {
        StringWriter text = new StringWriter();
        new Banner(plan, meter).print(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theLineForMbpollFitsTheWordOrderAndTheAddress() {
        RunPlan swapped = plan("--set=modbus.order=CDAB", "--bind=0.0.0.0");
        try (RunningMeter meter = new RunningMeter(swapped)) {
            meter.start();
            assertThat(screen(swapped, meter))
                    .contains("-t 4:float -r 1 -c 3 -1 127.0.0.1")
                    .doesNotContain("--host");
        }
        RunPlan bytes = plan("--set=modbus.order=DCBA", "--bind=127.0.0.2");
        try (RunningMeter meter = new RunningMeter(bytes)) {
            meter.start();
            int port = meter.modbusPort().orElseThrow();
            assertThat(screen(bytes, meter))
                    .contains("metertwin watch --port " + port + " --host 127.0.0.2")
                    .doesNotContain("mbpoll");
        }
    }

    @Test
    void theScreenSaysWhereToReadAndWhatIsThere() {
        RunPlan plan = plan("--seed=42", "--load=c1=12kW", "--set=modbus.address=7");
        try (RunningMeter meter = new RunningMeter(plan)) {
            meter.start();
            int port = meter.modbusPort().orElseThrow();
            assertThat(screen(plan, meter))
                    .contains("MPM4410-A  serial 26000042", "Modbus TCP 127.0.0.1:" + port)
                    .contains("mbpoll -m tcp -p " + port + " -a 7 -t 4:float -B -r 1 -c 3 -1 127.0.0.1")
                    .contains("230.00 / 230.00 / 230.00 V, 50.000 Hz", "12.000 kW")
                    .contains("Stop with Ctrl-C.");
        }
    }

    @Test
    void theLabGivesAValueBesideItsTruthAndRefusesTheUnknown() throws Exception {
        try (RunningMeter meter = started("--load=c1=12kW", "--coil=c1=rcoil,500A,85mV")) {
            HttpResponse<String> found = get(meter, "/v1/values/c1.p.total");
            JsonNode value = new ObjectMapper().readTree(found.body());
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(value.path("truth").asDouble()).isCloseTo(12_000, within(1e-6));
            assertThat(value.path("value").asDouble()).isCloseTo(24_000, within(2.4));
            assertThat(value.path("unit").asText()).isEqualTo("W");
            assertThat(get(meter, "/v1/values/c5.p.total").statusCode()).isEqualTo(404);
            assertThat(get(meter, "/v1/nothing").statusCode()).isEqualTo(404);
            JsonNode snapshot =
                    new ObjectMapper().readTree(get(meter, "/v1/snapshot").body());
            assertThat(snapshot.path("values").path("u1").path("truth").asDouble())
                    .isCloseTo(230, within(1e-9));
            assertThat(snapshot.path("settings").path("wiring").asText()).isEqualTo("3P4W_4CT");
            assertThat(snapshot.path("settings").has("password.reset")).isFalse();
        }
    }

    private static HttpResponse<String> get(RunningMeter meter, String path) throws Exception {
        URI uri = URI.create("http://" + HOST + ":" + meter.labPort().orElseThrow() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void readAndWatchShowValuesAndTheirTruth() {
        try (RunningMeter meter = started("--load=c1=12kW", "--load=c2=-6.9kW")) {
            String port = Integer.toString(meter.modbusPort().orElseThrow());
            String lab = Integer.toString(meter.labPort().orElseThrow());
            assertThat(CommandLineRun.of("read", "--port", port, "u1", "c2.p.total")
                            .out()
                            .lines())
                    .satisfiesExactly(
                            line -> assertThat(line).matches("u1 = (230|229\\.99\\d*|230\\.00\\d*) V"),
                            line -> assertThat(line).matches("c2.p.total = -(6900|6899\\.9\\d*|6900\\.0\\d*) W"));
            assertThat(CommandLineRun.of("read", "--lab-port", lab, "--truth", "c1.p.total")
                            .out())
                    .startsWith("c1.p.total = 1")
                    .contains(" W  truth 12000 W  error ");
            assertThat(CommandLineRun.of("read", "--port", port, "c9.p.total").err())
                    .contains("'c9.p.total' is not a value");
            assertThat(CommandLineRun.of("read", "--lab-port", lab, "--truth", "no such")
                            .exitCode())
                    .isEqualTo(2);
            assertThat(CommandLineRun.of("watch", "--port", port, "--count", "1")
                            .out())
                    .startsWith("MeterTwin MPM4410-A  serial 26000001  127.0.0.1:" + port)
                    .contains("p.total [W]", "energy.p.import.total [Wh]")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void everyValueOfTheCatalogueCanBeRead() {
        try (RunningMeter meter = started("--model=MPM4110-A")) {
            List<String> args = new ArrayList<>(List.of(
                    "read", "--port", Integer.toString(meter.modbusPort().orElseThrow())));
            Quantities.readings(1).forEach(reading -> args.add(reading.id()));
            CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
            assertThat(run.err()).isEmpty();
            assertThat(run.out().lines()).hasSize(args.size() - 3);
        }
    }

    @Test
    void aValueAndItsTruthAreOfTheSameWindow() throws Exception {
        double wattHoursOfAWindow = 12_000 * 0.2 / 3600;
        try (RunningMeter meter = started("--speed=max", "--load=c1=12kW")) {
            for (int request = 0; request < 40; request++) {
                JsonNode energy = new ObjectMapper()
                        .readTree(get(meter, "/v1/values/c1.energy.p.import.total")
                                .body());
                assertThat(energy.path("value").asDouble())
                        .isCloseTo(energy.path("truth").asDouble(), within(wattHoursOfAWindow / 2));
            }
        }
    }

    @Test
    void aStoppedMeterLeavesNoThreadAndNoPort() throws Exception {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        RunningMeter meter = started();
        int modbus = meter.modbusPort().orElseThrow();
        int lab = meter.labPort().orElseThrow();
        client(meter).close();
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        started.removeIf(thread -> thread.getName().startsWith("ForkJoinPool"));
        assertThat(started).extracting(Thread::getName).contains("meter-loop", "modbus-tcp-" + modbus);
        meter.close();
        for (Thread thread : started) {
            thread.join(5_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        for (int port : new int[] {modbus, lab}) {
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(IOException.class);
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void closingTwiceOrBeforeTheStartIsHarmless() {
        RunningMeter meter = new RunningMeter(plan());
        meter.close();
        meter.close();
        assertThat(meter.modbusPort()).isEmpty();
    }

    @Test
    void aMeterStoppedWhileItStartsOpensNothing() {
        RunningMeter meter = new RunningMeter(plan());
        meter.close();
        meter.start();
        assertThat(meter.modbusPort()).isEmpty();
        assertThat(meter.labPort()).isEmpty();
        assertThat(meter.snapshot().windowCount()).isZero();
    }
}
