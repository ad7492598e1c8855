package io.metertwin.app.options;

import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * The options of {@code run} as they were written, in three groups; {@link RunPlanner} gives them their meaning.
 */
public final class RunArguments {

    /** What hangs on the meter. */
    @ArgGroup(validate = false, order = 1, heading = "%nThe world (primary values):%n")
    World world = new World();

    /** The meter itself. */
    @ArgGroup(validate = false, order = 2, heading = "%nThe meter:%n")
    Device device = new Device();

    /** The run. */
    @ArgGroup(validate = false, order = 3, heading = "%nThe run:%n")
    Run run = new Run();

    /** Options of the world. */
    static final class World {
        @Option(
                names = "--grid",
                paramLabel = "u=230V,f=50Hz,seq=ABC",
                description =
                        "Voltages line to neutral. Also u2=225V@-121deg for one phase, h5=2%%@0deg for harmonics.")
        String grid;

        @Option(
                names = "--load",
                paramLabel = "c1=12kW,pf=0.92ind,...",
                description = {
                    "Load of a circuit; repeatable. P is the total of three equal phases, negative = export; pf is the"
                            + " displacement factor, ind or cap; h5=18%%@30deg in %% of I1; leak=30mA.",
                    "c1.l2=4kW gives one phase, c1=16A@-30deg a current, c1=office|motor|pv|ev a load that varies,"
                            + " c1=@file.csv one from a file (time,kW[,pf])."
                })
        List<String> load;

        @Option(
                names = "--coil",
                paramLabel = "c1=rcoil,1000A,85mV",
                description = "The sensor that really hangs there, whatever the meter has been told; repeatable.")
        List<String> coil;

        @Option(
                names = "--disturb",
                paramLabel = "sag@10s+200ms,u=70%,...",
                description = "What happens to the grid at a time of the run, and for how long; repeatable. Kinds: see"
                        + " docs/reference/command-line.md.")
        List<String> disturb;

        @Option(
                names = "--fault",
                paramLabel = "reversed,at=c1.i2",
                description = "Wrong wiring or a bad sensor, from the begin or reversed@5s+10s,at=c1.i2; repeatable.")
        List<String> fault;

        @Option(
                names = "--supply",
                paramLabel = "230VAC|24VDC",
                description = "Auxiliary supply. Outside the range of the model the meter stays off.")
        String supply;

        @Option(names = "--temperature", paramLabel = "35C|open", description = "At the temperature sensor.")
        String temperature;

        @Option(
                names = "--accuracy",
                paramLabel = "ideal|typical|FILE",
                description = "Inputs without any error (default), a good real one, or your own profile in YAML.")
        String accuracy;

        @Option(
                names = "--replay",
                paramLabel = "FILE",
                description = "Play a recording (COMTRADE .cfg/.cff, .csv, .wav) instead of grid and loads.")
        String replay;

        @Option(
                names = "--map",
                paramLabel = "u1=VA,c1.i1=IA,...|FILE.csv",
                description = "Channels of the recording for the inputs; NAME*2.5 scales, #4 is the fourth channel."
                        + " A name without '=' is the file of a Modbus register map of your own.")
        List<String> map;

        @Option(
                names = "--replay-mode",
                paramLabel = "once|loop|hold",
                description = "At the end: silence, whole cycles again (default), or hold the last steady cycles.")
        String replayMode;

        @Option(names = "--replay-range", paramLabel = "0..159", description = "Part of it, by sample numbers.")
        String replayRange;

        @Option(
                names = "--replay-rate",
                paramLabel = "20000Hz",
                description = "Sample rate of a recording without a time column.")
        String replayRate;
    }

    /** Options of the meter. */
    static final class Device {
        @Option(names = "--model", paramLabel = "CODE", description = "Model code; MPM4410-A by default.")
        String model;

        @Option(
                names = "--set",
                paramLabel = "key=value",
                description = "A setting of the meter alone; repeatable. 'metertwin registers' lists the keys.")
        List<String> set;

        @Option(
                names = "--wiring",
                paramLabel = "3P4W_4CT",
                description = "3P4W_4CT (default), 3P4W_3CT, 3P3W_3CT, 3P3W_2CT, 1P3W or 1P2W.")
        String wiring;

        @Option(
                names = "--nominal-frequency",
                paramLabel = "50|60",
                description = "Of the meter, and of the grid unless --grid says otherwise.")
        String nominalFrequency;

        @Option(names = "--vt-ratio", paramLabel = "N", description = "Voltage transformers, told to the meter too.")
        String vtRatio;

        @Option(
                names = "--sensor",
                paramLabel = "c1=rcoil,1000A,85mV",
                description = "A current sensor (rcoil or vct), told to the meter too; repeatable; c1.i2= for one.")
        List<String> sensor;
    }

    /** Options of the run. */
    static final class Run {
        @Option(
                names = "--modbus-port",
                paramLabel = "N|off",
                description = "1502 by default; 0 takes any free one. With --run-for none unless given.")
        String modbusPort;

        @Option(
                names = "--lab-port",
                paramLabel = "N|off",
                description = "For truth and time, not a part of the device; 8090 by default, as --modbus-port.")
        String labPort;

        @Option(
                names = "--serial",
                paramLabel = "PATH",
                description = "A tty or pty (socat makes pairs) for Modbus RTU; none by default.")
        String serial;

        @Option(
                names = "--map-addressing",
                paramLabel = "modicon|enron",
                description = "enron: 32 bits in each of the registers 40001-40250; modicon (16 bits) by default.")
        String mapAddressing;

        @Option(
                names = "--rtu-tcp-port",
                paramLabel = "N|off",
                description =
                        "For Modbus RTU over TCP, as a serial device server; off by default, 0 takes any free one.")
        String rtuTcpPort;

        @Option(
                names = "--unit",
                paramLabel = "N[:SERIAL]",
                description =
                        "A meter at this address; repeatable, up to 32 on the same ports, each with its own seed.")
        List<String> unit;

        @Option(names = "--bind", paramLabel = "ADDRESS", description = "127.0.0.1 by default.")
        String bind;

        @Option(
                names = "--speed",
                paramLabel = "X|max",
                description = "Virtual seconds per second; 1 by default, max with --run-for.")
        String speed;

        @Option(
                names = "--fidelity",
                paramLabel = "NAME",
                description = "waveform (default), grid-clock, phasor or auto: how much is computed from samples.")
        String fidelity;

        @Option(names = "--seed", paramLabel = "N", description = "Of all that varies; gives the serial number too.")
        String seed;

        @Option(
                names = "--start",
                paramLabel = "DATETIME",
                description = "Meter time at the start, 2026-03-29T01:40:00; now by default, 2026-01-01T00:00:00 with"
                        + " --run-for. A meter that kept its state goes on with the host's time; stored goes on from"
                        + " where its clock stood.")
        String start;

        @Option(names = "--run-for", paramLabel = "2h", description = "Stop after this much virtual time.")
        String runFor;

        @Option(names = "--dump", paramLabel = "FILE", description = "With --run-for: write the last snapshot as JSON.")
        String dump;

        @Option(
                names = "--state-dir",
                paramLabel = "DIR",
                description =
                        "Where settings, counters and events are kept; ~/.metertwin/<serial number> by default, with"
                                + " --run-for nowhere.")
        String stateDir;

        @Option(
                names = "--age",
                paramLabel = "400d",
                description = "Gives a new meter a past of this length from its own loads: energies, demand, extremes,"
                        + " events and a record.")
        String age;

        @Option(
                names = "--volume-size",
                paramLabel = "8GB",
                description = "Most that records and logs may take, 1MB to 64GB; 8GB by default.")
        String volumeSize;

        @Option(names = "--ephemeral", description = "Keep nothing: a new meter each time.")
        boolean ephemeral;

        @Option(names = "--ready-json", description = "Print one line of JSON with all ports when ready.")
        boolean readyJson;

        @Option(
                names = {"-v", "--verbose"},
                description = "Log what the servers and the loop do.")
        boolean verbose;
    }
}
