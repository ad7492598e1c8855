#!/usr/bin/env python3
"""Acceptance of the built program, as its users use it: the command line, a real Modbus client, real recordings.

Usage: acceptance.py DATA_FOLDER. The last line counts what passed and what failed.
"""
import json
import math
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

import checks
import profiles
from checks import METERTWIN, ROOT, check, group

DATA = pathlib.Path(sys.argv[1])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="metertwin-acceptance-"))

CIRCUIT = 8000  # wire address of circuit 1; circuits follow at the same distance
ENERGY_WH = 400  # 64-bit energies inside a circuit's range


class Meter(checks.Meter):
    """A meter with a client of ours."""

    def __init__(self, *options, speed="1"):
        super().__init__("--speed", speed, *options)
        self.client = checks.Connection(self.port)

    def __exit__(self, *unused):
        self.client.close()
        super().__exit__(*unused)

    def registers(self, address, count):
        return self.client.registers(address, count)

    def settled(self, windows=4):
        """Waits until some windows have been measured."""
        while struct.unpack(">I", self.registers(CIRCUIT, 2))[0] < windows:
            time.sleep(0.05)
        return self


def register_rows():
    out = subprocess.run(METERTWIN + ["registers", "--format", "json"], capture_output=True, text=True, check=True)
    return json.loads(out.stdout)


def run(*options):
    return subprocess.run(METERTWIN + ["run", *options], capture_output=True, text=True, timeout=120)


def floats(rows, binding_prefix):
    """Wire address of every float32 value by its id."""
    found = {}
    for row in rows:
        binding = row["binding"]
        if binding.startswith("quantity:") and row["type"] == "float32" and row["wire"] >= CIRCUIT:
            found[binding[len("quantity:"):] if binding_prefix else binding] = row["wire"]
    return found


def read_floats(meter, addresses, ids):
    base = {}
    values = {}
    for name in ids:
        wire = addresses[name]
        block = wire - wire % CIRCUIT
        length = 125
        if wire - block >= length:
            block, length = wire, 2
        if block not in base:
            base[block] = meter.registers(block, length)
        values[name] = struct.unpack_from(">f", base[block], 2 * (wire - block))[0]
    return values


# ---------------------------------------------------------------- steady loads

STEADY = ["--grid", "u=231V,f=50.02Hz", "--load", "c1=12kW,pf=0.92ind,h5=18%@30deg", "--load", "c2=-5kW,pf=0.8cap",
          "--load", "c3=90A@-25deg", "--load", "c4=60kW,pf=0.98cap,h3=10%"]


def steady_truth():
    """U, I and P of the steady loads in closed form."""
    u = 231.0
    currents = [12e3 / (3 * u * 0.92), 5e3 / (3 * u * 0.8), 90.0, 60e3 / (3 * u * 0.98)]
    rms = [currents[0] * math.hypot(1, 0.18), currents[1], currents[2], currents[3] * math.hypot(1, 0.1)]
    watts = [12e3, -5e3, 3 * u * 90 * math.cos(math.radians(25)), 60e3]
    return u, rms, watts


def steady_loads(addresses):
    u, rms, watts = steady_truth()
    with Meter(*STEADY) as meter:
        meter.settled()
        worst = 0.0
        for circuit in range(4):
            c = f"c{circuit + 1}."
            ids = ["u1", "u2", "u3", "f.sys"] if circuit == 0 else []
            values = read_floats(meter, addresses, ids + [c + q for q in ("i1", "i2", "i3", "p.total")])
            expected = {"u1": u, "u2": u, "u3": u, "f.sys": 50.02, c + "p.total": watts[circuit],
                        c + "i1": rms[circuit], c + "i2": rms[circuit], c + "i3": rms[circuit]}
            for name, value in values.items():
                worst = max(worst, abs(value / expected[name] - 1))
        check("steady loads: U, I, P, f of four circuits within 0.01 %", worst < 1e-4, f"worst {100 * worst:.6f} %")
        mbpoll_reads(meter, u, watts[0])
        for circuit in range(4):
            base = CIRCUIT * (circuit + 1)
            values = mbpoll(meter, base + 6, 3) + mbpoll(meter, base + 30, 4) + mbpoll(meter, base + 48, 1)
            expected = [u] * 3 + [50.02] + [rms[circuit]] * 3 + [watts[circuit]]
            error = max((abs(v / e - 1) for v, e in zip(values, expected)), default=1)
            check(f"mbpoll reads U, f, I and P of circuit {circuit + 1} within 0.01 %",
                  len(values) == len(expected) and error < 1e-4, f"worst {100 * error:.6f} %")


def mbpoll(meter, wire, count, kind="4:float"):
    values, _ = checks.mbpoll("-m", "tcp", "-p", str(meter.port), "-a", "1", "-t", kind, "-B", "-0", "-r", str(wire),
                              "-c", str(count), target="127.0.0.1")
    return [float(value) for value in values]


def mbpoll_reads(meter, u, watts):
    values = mbpoll(meter, 0, 3)
    check("mbpoll reads U1 U2 U3 at 40001", len(values) == 3 and all(abs(v / u - 1) < 1e-4 for v in values), values)
    values = mbpoll(meter, 9, 1)
    check("mbpoll reads P at 40010", len(values) == 1 and abs(values[0] / watts - 1) < 1e-4, values)
    banner = subprocess.run(METERTWIN + ["read", "c1.p.total", "--truth", "--lab-port",
                                         str(meter.ready["lab"]["port"])], capture_output=True, text=True)
    check("metertwin read shows value and truth", "truth" in banner.stdout, banner.stdout.strip())
    table = subprocess.run(METERTWIN + ["watch", "--count", "1", "--port", str(meter.port)],
                           capture_output=True, text=True)
    check("metertwin watch shows a table", "p.total" in table.stdout and table.returncode == 0)


def energy(rows):
    """Energy of one snapshot against power times the meter time of the same snapshot."""
    wire = next(row["wire"] for row in rows
                if row["binding"] == "quantity:c4.energy.p.import.total" and row["type"] == "uint64")
    seconds = next(row["wire"] for row in rows
                   if row["wire"] >= 4 * CIRCUIT + ENERGY_WH and row["binding"] == "clock:seconds")
    start = 1767225600  # 2026-01-01T00:00:00
    with Meter(*STEADY, "--start", "2026-01-01T00:00:00", speed="max") as meter:
        while True:
            block = meter.registers(4 * CIRCUIT + ENERGY_WH, 118)
            offset = 4 * CIRCUIT + ENERGY_WH
            wh = struct.unpack_from(">Q", block, 2 * (wire - offset))[0]
            at, millis = struct.unpack_from(">IH", block, 2 * (seconds - offset))
            elapsed = at + millis / 1000 - start
            if wh >= 100_000:
                break
            time.sleep(0.2)
    expected = 60e3 * elapsed / 3600
    check("64-bit energy after more than 10 kWh exact to 0.01 %", abs(wh / expected - 1) < 1e-4,
          f"{wh} Wh after {elapsed:.1f} s, expected {expected:.1f} Wh: {100 * (wh / expected - 1):+.5f} %")


def run_for():
    dumps = []
    for name in ("one.json", "two.json"):
        file = WORK / name
        result = run("--run-for", "1h", "--load", "c1=10kW", "--load", "c2=office", "--dump", str(file))
        check("--run-for 1h --dump ends well", result.returncode == 0, result.stderr.strip())
        dumps.append(file.read_bytes())
    check("same seed, same bytes", dumps[0] == dumps[1])
    values = json.loads(dumps[0])["values"]
    wh = values["c1.energy.p.import.total"]["value"]
    check("energy of an hour at 10 kW", abs(wh / 10e3 - 1) < 1e-4, f"{wh} Wh")


def wirings():
    options = ["--run-for", "2s", "--grid", "u=231V,f=50.02Hz,u2=225V@-121deg", "--load", "c1=12kW,pf=0.92ind,h5=18%"]
    for wiring in ("3P4W_4CT", "3P4W_3CT", "3P3W_3CT", "3P3W_2CT", "1P3W", "1P2W"):
        file = WORK / f"{wiring}.json"
        result = run("--wiring", wiring, "--dump", str(file), *options)
        values = json.loads(file.read_text())["values"] if result.returncode == 0 else {}
        known = [(name, value) for name, value in values.items()
                 if value.get("truth") is not None and name.split(".")[-1] not in ("ui1", "ui2", "ui3")
                 and value["unit"] in ("V", "A", "W", "Hz") and abs(value["truth"]) > 1]
        worst = max((abs(value["value"] / value["truth"] - 1), name) for name, value in known) if known else (1, "")
        watts = values.get("c1.p.total", {}).get("value", 0)
        if not wiring.startswith("3P3W"):  # unbalanced loads draw a neutral current, which two wattmeters do not see
            check(f"{wiring}: a load of 12 kW reads 12 kW", abs(watts / 12e3 - 1) < 1e-5, f"{watts:.6g} W")
        check(f"{wiring}: every voltage, current and power reads its truth within 0.001 %", worst[0] < 1e-5,
              f"{len(known)} values, worst {worst[1]} {100 * worst[0]:.6f} %")


def month():
    """30 days of four circuits whose loads step every minute, without samples where nothing changes."""
    energies = []
    for circuit in range(1, 5):
        kilowatts = [1 + (minute * (7919 + circuit) % 3900) / 100 for minute in range(30 * 1440)]
        energies.append(sum(kilowatts) / 60 * 1000)
        lines = "".join(f"{60 * minute},{value:.3f}\n" for minute, value in enumerate(kilowatts))
        (WORK / f"month{circuit}.csv").write_text("time,kW\n" + lines)
    file = WORK / "month.json"
    loads = [text for circuit in range(1, 5) for text in ("--load", f"c{circuit}=@{WORK}/month{circuit}.csv")]
    begin = time.monotonic()
    result = run("--run-for", "30d", "--fidelity", "auto", "--dump", str(file), *loads)
    seconds = time.monotonic() - begin
    check("30 days in auto end well", result.returncode == 0, result.stderr.strip())
    check("30 days in auto take less than 60 s", seconds < 60, f"{seconds:.1f} s")
    values = json.loads(file.read_text())["values"]
    for circuit, expected in enumerate(energies, start=1):
        wh = values[f"c{circuit}.energy.p.import.total"]["value"]
        check(f"energy of 30 days of circuit {circuit} within 0.001 %", abs(wh / expected - 1) < 1e-5, f"{wh} Wh")


def certificates():
    worse = WORK / "worse.yaml"
    worse.write_text("gain-error: 0.4%\nphase-error: 0.3deg\nbits: 16\n")
    for accuracy, code in (("ideal", 0), ("typical", 0), (str(worse), 1)):
        folder = WORK / f"certificate{code}{len(accuracy)}"
        result = subprocess.run(METERTWIN + ["certify", "--accuracy", accuracy, "--out", str(folder)],
                                capture_output=True, text=True, timeout=300)
        check(f"certify with {accuracy if code == 0 else 'a worse profile'} ends with {code}",
              result.returncode == code, result.stderr.strip()[-200:])
        rows = json.loads((folder / "certificate.json").read_text())["results"] if folder.is_dir() else []
        check("the certificate has HTML, JSON and CSV",
              sorted(file.name for file in folder.glob("*")) ==
              ["certificate.csv", "certificate.html", "certificate.json"], f"{len(rows)} rows")
        if accuracy == "ideal":
            ideal_rows(rows)


def ideal_rows(rows):
    limited = [row for row in rows if row.get("limitPercent")]
    worst = min((row["limitPercent"] / max(abs(row["errorPercent"]), 1e-12) for row in limited), default=0)
    check("every row of the ideal meter lies 100 times inside", len(limited) > 100 and worst >= 100,
          f"{len(limited)} rows, worst {worst:.0f} times")


def bench():
    result = subprocess.run(METERTWIN + ["bench", "--json", "--seconds", "3"],
                            capture_output=True, text=True, timeout=120)
    check("bench --json ends well", result.returncode == 0, result.stderr.strip()[-200:])
    print(json.dumps(json.loads(result.stdout))[:600] if result.returncode == 0 else "")


# ---------------------------------------------------------------- recordings

WISP = dict(
    name="wisp 3, samples 0..159", file="comtrade-wisp-set2/3.cfg", first=0, range="0..159",
    channels={"u1": "F5-VA", "u2": "F6-VB", "u3": "F7-VC", "c1.i1": "F1-IA", "c1.i2": "F2-IB", "c1.i3": "F3-IC",
              "c1.in": "F4-IG"},
    options=["--sensor", "c1=vct,1A,333mV"], minimum_volts=1, minimum_amperes=4e-4, frequency=0.001)
OEDISI = dict(
    file="comtrade-oedisi-ieee123/f1_1b274run.cfg",
    channels={"u1": "SBUS A V-node", "u2": "SBUS B V-node", "u3": "SBUS C V-node", "c1.i1": "SBUS A 25 A I-branch",
              "c1.i2": "SBUS B 25 B I-branch", "c1.i3": "SBUS C 25 C I-branch"},
    options=["--nominal-frequency", "60", "--vt-ratio", "10", "--sensor", "c1=vct,20000A,333mV"],
    minimum_volts=10, minimum_amperes=8, frequency=None)
REPLAYS = [
    WISP,
    dict(OEDISI, name="oedisi f1, samples 10000..14999", first=10000, range="10000..14999"),
    dict(OEDISI, name="oedisi f1, samples 35001..40000", first=35001, range="35001..40000"),
]


def referee(replay):
    for record in json.loads((DATA / "REFEREE.json").read_text())["comtrade"].values():
        if record["file"] == replay["file"]:
            for window in record["windows"]:
                if window["first_sample"] == replay["first"]:
                    return window
    raise KeyError(replay["name"])


def squeezed(name):
    return " ".join(name.split())


def replays(addresses):
    for replay in REPLAYS:
        window = referee(replay)
        mapping = ",".join(f"{target}={source}" for target, source in replay["channels"].items())
        with Meter("--replay", str(DATA / replay["file"]), "--replay-mode", "loop", "--replay-range", replay["range"],
                   "--map", mapping, *replay["options"]) as meter:
            meter.settled(8)
            compare(replay, window, meter, addresses)


def compare(replay, window, meter, addresses):
    channels = {squeezed(channel["id"]): channel for channel in window["channels"]}
    judged = []
    for target, source in replay["channels"].items():
        channel = channels[source]
        minimum = replay["minimum_volts"] if target.startswith("u") else replay["minimum_amperes"]
        if abs(channel["dc"]) >= 0.01 * channel["rms"] or channel["rms"] < minimum:
            continue
        value = read_floats(meter, addresses, [target])[target]
        error = value / channel["rms"] - 1
        judged.append(target)
        check(f"{replay['name']}: rms of {target} ({source}) within 0.05 %", abs(error) < 5e-4,
              f"{value:.6g} for {channel['rms']:.6g}: {100 * error:+.4f} %")
    group = window["groups"][0]
    for phase in range(3):
        if f"u{phase + 1}" in judged and f"c1.i{phase + 1}" in judged:
            for symbol, key in (("p", "P"), ("q", "Q1")):
                name = f"c1.{symbol}{phase + 1}"
                value = read_floats(meter, addresses, [name])[name]
                error = (value - group[key][phase]) / group["S"][phase]
                check(f"{replay['name']}: {name} within 0.1 % of S", abs(error) < 1e-3,
                      f"{value:.6g} for {group[key][phase]:.6g}: {100 * error:+.4f} %")
    compare_shape(replay, channels, group, judged, meter, addresses)
    if replay["frequency"]:
        value = read_floats(meter, addresses, ["f.sys"])["f.sys"]
        check(f"{replay['name']}: frequency within {replay['frequency']} Hz",
              abs(value - window["f_used_hz"]) < replay["frequency"], f"{value:.5f} for {window['f_used_hz']}")


def compare_shape(replay, channels, group, judged, meter, addresses):
    for target in judged:
        channel = channels[replay["channels"][target]]
        name = target.replace("c1.", "c1.thd.") if target.startswith("c1.") else f"thd.{target}"
        value = read_floats(meter, addresses, [name])[name]
        check(f"{replay['name']}: {name} within 0.1 points", abs(value - channel["thd_pct"]) < 0.1,
              f"{value:.4f} for {channel['thd_pct']}")
    if {"u1", "u2", "u3"} <= set(judged):
        for name, key in (("unbalance.u.negative", "u2_pct"), ("unbalance.u.zero", "u0_pct")):
            value = read_floats(meter, addresses, [name])[name]
            check(f"{replay['name']}: {name} within 0.02 points", abs(value - group[key]) < 0.02,
                  f"{value:.4f} for {group[key]}")


PYTHON_SAMPLES = {
    "sample_ascii.cfg": 0,
    "sample_ascii.cff": 0,
    "sample_iso8859-1.cfg": 0,
    "sample_iso8859-1_bin.cfg": 0,
    "sample_ascii_utf-8.cfg": "needs sample_ascii_utf-8.dat",
    "sample_sub_char.cfg": "needs sample_sub_char.dat",
    "sample_bin.cfg": "5 samples",
    "sample_float32.cff": "too few",
}


def python_samples():
    folder = DATA / "comtrade-python-samples"
    configurations = {file.name for file in folder.iterdir() if file.suffix in (".cfg", ".cff")}
    check("every configuration of the samples is judged", configurations == set(PYTHON_SAMPLES), configurations)
    for name, expected in PYTHON_SAMPLES.items():
        result = import_sample(folder / name)
        if expected == 0:
            check(f"{name} is imported", result.returncode == 0, result.stderr.strip())
        else:
            good = result.returncode in (2, 4) and expected in result.stderr
            check(f"{name} is refused with the reason", good, result.stderr.strip())
    paired("sample_ascii_utf-8.cfg", folder, "sample_ascii.dat", "is imported with its data", 0)
    paired("sample_sub_char.cfg", folder, "sample_ascii.dat", "is imported with its data", 0)
    paired("sample_ascii.cfg", folder, "sample_ascii_missing.dat", "with missing values", (0, 4))
    paired("sample_bin.cfg", folder, "sample_bin_missing.dat", "with missing values", (2, 4))


def import_sample(file):
    channel = "u1=VA" if file.name.startswith("sample_bin") else "c1.i1=#1"
    return run("--replay", str(file), "--map", channel, "--replay-mode", "once", "--run-for", "1s",
               "--nominal-frequency", "60")


def paired(configuration, folder, data, what, codes):
    copy = WORK / "pair"
    copy.mkdir(exist_ok=True)
    target = copy / configuration
    shutil.copy(folder / configuration, target)
    shutil.copy(folder / data, target.with_suffix(".dat"))
    result = import_sample(target)
    codes = codes if isinstance(codes, tuple) else (codes,)
    check(f"{configuration} + {data} {what}", result.returncode in codes and "internal" not in result.stderr,
          (result.stderr.strip() or result.stdout.split("note")[-1].strip().splitlines()[0]))


# ---------------------------------------------------------------- bad input

def bad_input():
    def refused(name, code, text, *options):
        result = run(*options)
        check(name, result.returncode == code and text in result.stderr, result.stderr.strip())

    refused("unknown model", 2, "5th character", "--model", "MPM4510-A", "--run-for", "1s")
    refused("impossible option", 2, "power factor", "--load", "c1=12kW,pf=1.2ind", "--run-for", "1s")
    refused("unit missing", 2, "has no unit", "--load", "c1=12", "--run-for", "1s")
    refused("wrong channel name", 2, "IX", "--replay", str(DATA / "comtrade-python-samples/sample_ascii.cfg"),
            "--map", "c1.i1=IX", "--run-for", "1s")
    truncated = WORK / "cut.cfg"
    shutil.copy(DATA / WISP["file"], truncated)
    (WORK / "cut.dat").write_bytes((DATA / "comtrade-wisp-set2/3.dat").read_bytes()[:20])
    refused("truncated recording", 4, "cut.dat", "--replay", str(truncated), "--map", "u1=F5-VA", "--run-for", "1s")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused("port in use", 3, port, "--ephemeral", "--modbus-port", port, "--lab-port", "off")
    off = run("--supply", "24VDC", "--run-for", "1s")
    check("wrong supply: the meter stays off and says why", "OFF" in off.stdout and "AC 95-265 V" in off.stdout)


def hostile_frames():
    """Some of the worst on the real program; the exhaustive ones are among the tests."""
    with Meter("--load", "c1=12kW") as meter:
        threads = len(os.listdir(f"/proc/{meter.ready['pid']}/task"))
        for frame in (b"\x00\x01\x00\x07\x00\x06\x01\x03\x00\x00\x00\x02", b"\x00\x01\x00\x00\x00\x00\x01",
                      b"\x00\x01\x00\x00\xff\xff\x01\x03", b"\x00\x01", os.urandom(300)) * 40:
            with socket.create_connection(("127.0.0.1", meter.port), timeout=5) as hostile:
                hostile.sendall(frame)
        values = mbpoll(meter, 0, 1)
        check("200 hostile connections later it still answers", len(values) == 1 and abs(values[0] - 230) < 0.1, values)
        after = len(os.listdir(f"/proc/{meter.ready['pid']}/task"))
        check("and has no more threads than before", after <= threads + 1, f"{threads} before, {after} after")


def first_answer():
    """From the start of the program to the first Modbus answer, as a figure; shared machines make no promise."""
    seconds = []
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        began = time.monotonic()
        process = subprocess.Popen(METERTWIN + ["run", "--ephemeral", "--modbus-port", str(port), "--lab-port", "off"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1) as client:
                    client.sendall(bytes([0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 2]))
                    if len(client.recv(13)) == 13:
                        break
            except OSError:
                time.sleep(0.002)
        seconds.append(time.monotonic() - began)
        process.send_signal(signal.SIGINT)
        check("Ctrl-C stops cleanly", process.wait(timeout=20) == 130, process.returncode)
    print(f"     first Modbus answer after {sorted(seconds)[2]:.2f} s (median of 5)", flush=True)


# ---------------------------------------------------------------- power and memory

def power_cut():
    """The supply of a running meter is cut: its port closes, and comes back after the boot screen."""
    with Meter("--load", "c1=12kW") as meter:
        meter.settled()
        check("without supply the meter is off", meter.post("/supply?volts=0") == "OFF")
        time.sleep(0.5)
        try:
            socket.create_connection(("127.0.0.1", meter.port), timeout=2).close()
            closed = False
        except ConnectionRefusedError:
            closed = True
        check("and its Modbus port is closed", closed)
        check("with supply it boots", meter.post("/supply?volts=230") == "BOOTING")
        time.sleep(5)
        values = mbpoll(meter, 0, 1)
        check("and measures again on the same port", len(values) == 1 and abs(values[0] - 230) < 0.1, values)


def memory():
    state = WORK / "state"
    options = ["--state-dir", str(state), "--load", "c1=36kW", "--run-for", "1h"]
    for hour in (1, 2, 3):
        file = WORK / f"hour{hour}.json"
        result = run("--dump", str(file), *options)
        wh = json.loads(file.read_text())["values"]["c1.energy.p.import.total"]["value"]
        check(f"after {hour} runs of an hour the counter stands at {hour} hours",
              result.returncode == 0 and abs(wh / (36e3 * hour) - 1) < 1e-5, f"{wh} Wh")
    for copy in ("eeprom.a", "eeprom.b"):
        (state / copy).write_bytes(b"noise")
    result = run("--dump", str(WORK / "lost.json"), *options)
    check("a state that is lost is told", "LOST" in result.stdout and "storage-lost" in (WORK / "lost.json").read_text())
    crash = subprocess.run([sys.executable, str(ROOT / ".ci" / "crash.py"), "40"], capture_output=True, text=True,
                           timeout=600)
    check("40 kills of a running meter lose nothing", crash.returncode == 0, crash.stdout.strip() + crash.stderr[-300:])


def many_clients():
    soak = subprocess.run([sys.executable, str(ROOT / ".ci" / "soak.py")], capture_output=True, text=True, timeout=300)
    check("64 clients for a minute, no error, no torn value", soak.returncode == 0,
          soak.stdout.strip() + soak.stderr[-500:])


def main():
    subprocess.run(METERTWIN + ["--version"], check=True)
    rows = register_rows()
    addresses = floats(rows, True)
    group(steady_loads, addresses)
    group(energy, rows)
    group(run_for)
    group(wirings)
    group(month)
    group(profiles.profiles, WORK, DATA)
    group(certificates)
    group(bench)
    group(replays, addresses)
    group(python_samples)
    group(bad_input)
    group(hostile_frames)
    group(first_answer)
    group(many_clients)
    group(power_cut)
    group(memory)
    shutil.rmtree(WORK, ignore_errors=True)
    checks.finish("acceptance")


if __name__ == "__main__":
    main()
