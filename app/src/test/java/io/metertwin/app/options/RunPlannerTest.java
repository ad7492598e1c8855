package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.settings.SensorSettings;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.CurrentSensor.Kind;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlannerTest {

    private static final CurrentSensor USUAL_COIL = new CurrentSensor(Kind.ROGOWSKI, 1000, 0.085);

    @Test
    void withoutAWordAMeterRunsInRealTimeOnItsUsualPorts() {
        RunPlan plan = Plans.of();
        assertThat(plan.device().model().code()).isEqualTo("MPM4410-A");
        assertThat(plan.run().modbusPort()).hasValue(1502);
        assertThat(plan.run().labPort()).hasValue(8090);
        assertThat(plan.run().bind()).isEqualTo("127.0.0.1");
        assertThat(plan.run().speed()).isEqualTo(1);
        assertThat(plan.run().start()).isEqualTo(Plans.NOW);
        assertThat(plan.world().accuracy()).isEqualTo(AccuracyProfile.IDEAL);
        assertThat(plan.world().supply()).hasToString("230 V AC");
    }

    @Test
    void aRunWithAnEndGoesAsFastAsItCanFromTheSameStartWithoutPorts() {
        RunPlan.Run run = Plans.of("--run-for", "2h", "--dump", "a.json").run();
        assertThat(run.runForSeconds()).hasValue(7200);
        assertThat(run.dump()).contains(Path.of("a.json"));
        assertThat(run.speed()).isInfinite();
        assertThat(run.modbusPort()).isEqualTo(OptionalInt.empty());
        assertThat(run.labPort()).isEqualTo(OptionalInt.empty());
        assertThat(run.start()).isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0));
    }

    @Test
    void theRunIsWhatTheOptionsSay() {
        RunPlan.Run run = Plans.of(
                        "--modbus-port=0",
                        "--lab-port=off",
                        "--speed=max",
                        "--seed=-1",
                        "--bind=127.0.0.2",
                        "--start=2026-03-29T01:40:00",
                        "--ready-json",
                        "-v")
                .run();
        assertThat(run.modbusPort()).hasValue(0);
        assertThat(run.labPort()).isEmpty();
        assertThat(run.speed()).isInfinite();
        assertThat(run.seed()).isEqualTo(-1);
        assertThat(run.serialNumber()).isEqualTo("26999999");
        assertThat(run.bind()).isEqualTo("127.0.0.2");
        assertThat(run.start()).isEqualTo(LocalDateTime.of(2026, 3, 29, 1, 40));
        assertThat(run.readyJson()).isTrue();
        assertThat(run.verbose()).isTrue();
    }

    @Test
    void theSeedGivesTheSerialNumber() {
        assertThat(Plans.of("--seed", "42").run().serialNumber()).isEqualTo("26000042");
        assertThat(Plans.of().run().serialNumber()).isEqualTo("26000001");
    }

    @Test
    void aModelForDirectCurrentIsSuppliedWithIt() {
        assertThat(Plans.of("--model", "mpm4110-d").world().supply()).hasToString("24 V DC");
        assertThat(Plans.of("--supply", "24 vdc").world().supply()).hasToString("24 V DC");
    }

    @Test
    void aSensorIsToldToTheMeterAndHangsInTheWorld() {
        RunPlan plan = Plans.of("--sensor", "c2=vct,200A,333mV,nominal=250A");
        assertSensor(plan, 1, Phase.L1, SensorType.VCT, 200, 333, 250);
        assertSensor(plan, 1, Phase.N, SensorType.VCT, 200, 333, 250);
        assertSensor(plan, 0, Phase.L1, SensorType.RCOIL, 1000, 85, 2000);
        assertThat(plan.world().sensorAt(1, 3).sensor()).isEqualTo(new CurrentSensor(Kind.VCT, 200, 0.333));
        assertThat(plan.world().sensorAt(0, 0).sensor()).isEqualTo(USUAL_COIL);
    }

    @Test
    void aSensorWithoutACircuitHangsEverywhereAndALaterOneWinsAtItsInput() {
        RunPlan plan = Plans.of("--sensor", "rcoil,500A,50mV", "--sensor", "c1.i2=vct,100A,333mV");
        assertSensor(plan, 0, Phase.L1, SensorType.RCOIL, 500, 50, 1000);
        assertSensor(plan, 0, Phase.L2, SensorType.VCT, 100, 333, 200);
        assertSensor(plan, 3, Phase.N, SensorType.RCOIL, 500, 50, 1000);
        assertThat(plan.world().sensorAt(0, 1).sensor()).isEqualTo(new CurrentSensor(Kind.VCT, 100, 0.333));
    }

    @Test
    void aCoilHangsInTheWorldAndTheMeterDoesNotKnow() {
        RunPlan plan = Plans.of("--coil", "c1.in=rcoil,1234.5A,50mV");
        assertSensor(plan, 0, Phase.N, SensorType.RCOIL, 1000, 85, 2000);
        assertThat(plan.world().sensorAt(0, 3).sensor()).isEqualTo(new CurrentSensor(Kind.ROGOWSKI, 1234.5, 0.05));
        assertThat(plan.world().sensorAt(0, 0).sensor()).isEqualTo(USUAL_COIL);
    }

    private static void assertSensor(
            RunPlan plan, int circuit, Phase phase, SensorType type, long primary, long secondary, long nominal) {
        Settings settings = plan.device().settings();
        SensorSettings sensor = settings.catalogue().inputs.sensor(circuit, phase);
        assertThat(settings.get(sensor.type())).isEqualTo(type);
        assertThat(List.of(
                        settings.get(sensor.primaryAmperes()),
                        settings.get(sensor.secondaryMillivolts()),
                        settings.get(sensor.nominalAmperes())))
                .containsExactly(primary, secondary, nominal);
    }

    @Test
    void aVctModelHasVctsEverywhere() {
        RunPlan plan = Plans.of("--model", "MPM4220-H");
        assertSensor(plan, 1, Phase.L3, SensorType.VCT, 1000, 333, 2000);
        assertThat(plan.world().sensorAt(1, 2).sensor().kind()).isEqualTo(Kind.VCT);
    }

    @Test
    void whatIsSetForBothIsSetForBoth() {
        RunPlan plan = Plans.of("--wiring", "3p4w_3ct", "--nominal-frequency", "60Hz", "--vt-ratio", "10");
        Settings settings = plan.device().settings();
        assertThat(settings.get(settings.catalogue().grid.wiring)).isEqualTo(Wiring.THREE_PHASE_FOUR_WIRE_3CT);
        assertThat(settings.get(settings.catalogue().grid.nominalFrequency)).isEqualTo(60);
        assertThat(settings.get(settings.catalogue().grid.vtRatio)).isEqualTo(10);
        assertThat(plan.world().vtRatio()).isEqualTo(10);
        assertThat(plan.world().installation().supply().frequencyHz()).isEqualTo(60);
    }

    @Test
    void whatIsSetForTheMeterAloneLeavesTheWorldAlone() {
        RunPlan plan = Plans.of(
                "--set",
                "VT.Ratio = 10",
                "--set",
                "frequency.nominal=60",
                "--set",
                "modbus.order=CDAB",
                "--grid",
                "f=50Hz");
        Settings settings = plan.device().settings();
        assertThat(settings.get(settings.catalogue().grid.vtRatio)).isEqualTo(10);
        assertThat(settings.get(settings.catalogue().modbus.wordOrder)).isEqualTo(WordOrder.CDAB);
        assertThat(plan.world().vtRatio()).isEqualTo(1);
        assertThat(plan.world().installation().supply().frequencyHz()).isEqualTo(50);
    }

    @Test
    void aTemperatureBelongsToAModelWithItsInput() {
        assertThat(Plans.of("--model", "MPM4412-A", "--temperature", "35C")
                        .device()
                        .model()
                        .code())
                .isEqualTo("MPM4412-A");
        assertThat(Plans.of("--model", "MPM4412-A", "--temperature", "open")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model MPM9999            | --model: model 'MPM9999' is unknown | MPM4410-A",
                "--model MPM4510-A          | --model: model 'MPM4510-A' is unknown | 5th character is 1 to 4",
                "--supply 230               | --supply: '230' is not a supply voltage | write 230VAC or 24VDC",
                "--supply 230VXX            | --supply: '230VXX' | write 230VAC or 24VDC",
                "--temperature 35C          | --temperature: MPM4410-A has no temperature input | MPM4412-A",
                "--model MPM4412-A --temperature 35 | --temperature: '35' has no unit | 35C",
                "--model MPM4412-A --temperature warm | --temperature: 'warm' | 35C",
                "--accuracy perfect         | --accuracy: 'perfect' is not known | ideal, typical or a YAML file",
                "--accuracy none.yaml       | --accuracy: none.yaml | there is no such file",
                "--wiring 3P5W              | --wiring: wiring: '3P5W' | 3P4W_3CT",
                "--nominal-frequency 55     | --nominal-frequency: frequency.nominal: '55' | allowed: 50",
                "--vt-ratio 0               | --vt-ratio: vt.ratio: 0 is not allowed | 1..10000",
                "--vt-ratio 2.5             | --vt-ratio: vt.ratio: '2.5' is not a whole number | 1..10000",
                "--sensor c1=rcoil          | --sensor: 'c1=rcoil' is not a sensor | rcoil,1000A,85mV",
                "--sensor c1=ct,5A,1mV      | --sensor: sensor 'ct' is not known | rcoil, vct",
                "--sensor c1=rcoil,1000,85mV     | --sensor: '1000' has no unit | 100A",
                "--sensor c1=rcoil,1000A,85      | --sensor: '85' has no unit | 230V",
                "--sensor c1=rcoil,0A,85mV       | --sensor: | above 0",
                "--sensor c1=rcoil,1000A,85mV,class=1 | --sensor: 'class' is not known here | nominal",
                "--sensor c5=rcoil,1000A,85mV    | --sensor: 'c5' | c1 to c4",
                "--sensor c1.l2=rcoil,1000A,85mV | --sensor: | c1.i2=",
                "--sensor c1=rcoil,1000.5A,85mV  | --sensor: c1.i1.primary: 1000.5 is not allowed | use --coil",
                "--sensor c1=rcoil,1000A,85.5mV  | --sensor: c1.i1.secondary: 85.5 is not allowed | use --coil",
                "--sensor c1=rcoil,1e6A,85mV     | --sensor: c1.i1.primary: 1000000 is not allowed | 1..999999",
                "--sensor c3=vct,100000A,333mV   | --sensor: c3.i1.primary: 100000 is not allowed | allowed for a VCT: 1..99999",
                "--coil c9=rcoil,1000A,85mV | --coil: 'c9' | c1 to c4",
                "--set wiring               | --set: 'wiring' | key=value",
                "--set =5                   | --set: '=5' | key=value",
                "--set vt.rato=5            | --set: there is no setting 'vt.rato' on a MPM4410-A | did you mean one of vt.ratio, ct.ratio",
                "--set modbus.adress=5      | --set: there is no setting 'modbus.adress' | modbus.address",
                "--set modbus.address=248   | --set: modbus.address: 248 is not allowed | 0..247",
                "--set tariff.Weekend.a.start=5 | --set: tariff.Weekend.a.start: reserved for the day plan of weekends | one plan for every day",
                "--set modbus.tcp.port=x    | --set: modbus.tcp.port: 'x' is not a whole number | 1..65535",
                "--set u.min=x              | --set: u.min: 'x' is not a number | 0..600",
                "--modbus-port 65536        | --modbus-port: '65536' is not a port | 0 (any free one) to 65535, or off",
                "--modbus-port -1           | --modbus-port: '-1' is not a port | off",
                "--lab-port http            | --lab-port: 'http' is not a port | off",
                "--speed 0                  | --speed: speed 0 is not above 0 | 1, 60 or max",
                "--speed -5                 | --speed: speed -5 is not above 0 | max",
                "--speed fast               | --speed: 'fast' is not a number | max",
                "--seed 1.5                 | --seed: '1.5' is not a whole number | ''",
                "--start 2026-02-30T00:00:00 | --start: '2026-02-30T00:00:00' is not a date and time | 2026-03-29T01:40:00",
                "--start yesterday          | --start: 'yesterday' | 2026-03-29T01:40:00",
                "--run-for 2                | --run-for: '2' is not a duration | 1h30m",
                "--dump a.json              | --dump needs --run-for | end of the run",
                "--map u1=VA                | --map needs --replay FILE | ''",
                "--replay-mode once         | --replay-mode needs --replay FILE | ''",
                "--replay-range 0..9        | --replay-range needs --replay FILE | ''",
                "--replay-rate 20000Hz      | --replay-rate needs --replay FILE | ''",
                "--replay a.cfg             | --replay needs --map | u1=...,c1.i1=...",
                "--replay a.cfg --map u1=A --grid u=1V  | --replay plays instead of grid and loads | leave out",
                "--replay a.cfg --map u1=A --load c1=1W | --replay plays instead of grid and loads | leave out",
                "--replay a.csv --map u1=A --replay-rate 5 | --replay-rate: '5' has no unit | Hz"
            })
    void aRefusalNamesTheOptionTheWrongPartAndWhatIsAllowed(String options, String beginning, String allowed) {
        assertThatThrownBy(() -> Plans.of(options.split(" ")))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(beginning)
                .hasMessageContaining(allowed);
    }

    @Test
    void settingsThatDoNotGoTogetherNameTheOptionThatBrokeThem() {
        assertThatThrownBy(() -> Plans.of(
                        "--vt-ratio",
                        "10000",
                        "--sensor",
                        "rcoil,500A,85mV",
                        "--set",
                        "ct.ratio=9999",
                        "--set",
                        "u.min=2"))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--set: vt.ratio 10000, ct.ratio 9999 and c1.i1.nominal 1000 A")
                .hasMessageContaining("above 1e12 W");
    }

    @Test
    void everySettingThatIsRefusedIsListed() {
        assertThatThrownBy(() -> Plans.of(
                        "--set=vt.ratio=0",
                        "--set=ct.ratio=0",
                        "--set=nosuch=1",
                        "--set=tariff.a.start=5",
                        "--sensor=c9=rcoil,1A,85mV",
                        "--wiring=3P5W"))
                .isInstanceOf(OptionException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage().lines())
                        .hasSize(6)
                        .anyMatch(line -> line.startsWith("--set: vt.ratio: 0 is not allowed"))
                        .anyMatch(line -> line.startsWith("--set: ct.ratio: 0 is not allowed"))
                        .anyMatch(line -> line.startsWith("--set: there is no setting 'nosuch'"))
                        .anyMatch(line -> line.startsWith("--set: tariff.b.start: 0 is not allowed"))
                        .anyMatch(line -> line.startsWith("--sensor: 'c9'"))
                        .anyMatch(line -> line.startsWith("--wiring: wiring: '3P5W'")));
    }
}
