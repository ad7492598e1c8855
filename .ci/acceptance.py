"""Acceptance: what a running meter must show to a real Modbus client.

usage: acceptance.py DATA    (the folder with the sample recordings and REFEREE.json)
"""

import calendar
import json
import math
import os
import shutil
import socket
import struct
import sys
import tempfile
import time
import traceback

from twin import JAVA, METERTWIN, Modbus, Twin, free_port, mbpoll_floats, metertwin

PHASE_U, SYSTEM_F, PHASE_I, PHASE_P, PHASE_Q, PHASE_S, PHASE_PF = 8006, 8030, 8032, 8042, 8050, 8058, 8066
ENERGY_WH, IMPORT_TOTAL, EXPORT_TOTAL = 8400, 8418, 8434
CIRCUIT_STRIDE = 8000


class Checks:
    """Counts what held and what did not."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.worst = []

    def that(self, held, what):
        if held:
            self.passed += 1
        else:
            self.failed += 1
        print("  %s %s" % ("ok    " if held else "FAILED", what), flush=True)

    def errors(self, what, unit, limit, pairs):
        """One check for a family of (name, read, expected, scale); remembers the worst of them."""
        rows = [(abs(read - expected) / scale, name, read, expected) for name, read, expected, scale in pairs]
        error, name, read, expected = max(rows)
        self.worst.append((what, unit, error, limit, name))
        self.that(len(rows) > 0 and error <= limit,
                  "%s: worst error %.6f %s (limit %g) at %s: read %.9g, expected %.9g"
                  % (what, error, unit, limit, name, read, expected))

    def table(self):
        print("\nWorst errors\n  %-42s %12s %10s      at" % ("what", "error", "limit"))
        for what, unit, error, limit, name in self.worst:
            print("  %-42s %12.6f %10g %-4s %s" % (what, error, limit, unit, name))


def group(checks, title, body, *arguments):
    """Runs a group of checks; a crash is one failed check."""
    print("\n" + title, flush=True)
    try:
        body(checks, *arguments)
    except Exception:  # a check that cannot run has failed
        traceback.print_exc()
        checks.that(False, title + ": could not be checked")


# --- steady loads and energy -----------------------------------------------------------------------------------

VOLTS, HERTZ = 231.0, 50.02
STEADY = [
    ("c1=60kW,pf=0.92ind,h5=18%@30deg", 60e3, 0.92, 1, 0.18),
    ("c2=-45kW,pf=0.95cap", -45e3, 0.95, -1, 0.0),
    ("c3=90kW", 90e3, 1.0, 1, 0.0),
    ("c4=64A@-30deg", 3 * VOLTS * 64 * math.cos(math.radians(30)), math.cos(math.radians(30)), 1, 0.0),
]


def expectation(watts, factor, lag, fifth):
    """Per phase: I, P, Q1, S, PF of a load, from its options alone. Export turns the current around."""
    p = watts / 3
    fundamental = abs(p) / factor / VOLTS
    amperes = fundamental * math.hypot(1, fifth)
    q = lag * math.copysign(1, watts) * VOLTS * fundamental * math.sqrt(1 - factor * factor)
    return {"I": amperes, "P": p, "Q": q, "S": VOLTS * amperes, "PF": p / (VOLTS * amperes)}


def steady_loads(checks):
    options = ["--grid", "u=%gV,f=%gHz,seq=ABC" % (VOLTS, HERTZ), "--speed", "max", "--start", "2026-01-01T00:00:00"]
    for load in STEADY:
        options += ["--load", load[0]]
    with Twin(*options) as twin:
        rows = {name: [] for name in "UIPQS"} | {"PF": [], "f": []}
        for circuit, (load, *known) in enumerate(STEADY):
            base = CIRCUIT_STRIDE * circuit
            expected = expectation(*known)
            read = {"U": mbpoll_floats(twin.port, base + PHASE_U, 3), "I": mbpoll_floats(twin.port, base + PHASE_I, 3),
                    "P": mbpoll_floats(twin.port, base + PHASE_P, 4), "Q": mbpoll_floats(twin.port, base + PHASE_Q, 4),
                    "S": mbpoll_floats(twin.port, base + PHASE_S, 4),
                    "PF": mbpoll_floats(twin.port, base + PHASE_PF, 4)}
            hertz = mbpoll_floats(twin.port, base + SYSTEM_F, 1)[0]
            rows["f"].append(("c%d" % (circuit + 1), hertz, HERTZ, HERTZ / 100))
            for name, values in read.items():
                for position, value in enumerate(values):
                    sums = position == 3 and name != "PF"
                    wanted = VOLTS if name == "U" else expected[name] * (3 if sums else 1)
                    scale = expected["S"] * (3 if sums else 1) if name in "PQ" else abs(wanted)
                    where = "c%d phase %d" % (circuit + 1, position + 1) if position < 3 else "c%d total" % (circuit + 1)
                    rows[name].append((where, value, wanted, scale / 100))
        for name, pairs in rows.items():
            checks.errors("steady loads, %s" % name, "%", 0.01, pairs)
        energy(checks, twin)


def energy(checks, twin):
    """One response holds window counter, time and energy: energy = P x meter time since the start."""
    start = calendar.timegm((2026, 1, 1, 0, 0, 0))
    rows, windows, enough = [], [], 20e3
    with Modbus(twin.port) as modbus:
        for circuit, (_, watts, *_) in enumerate(STEADY):
            end = time.monotonic() + 240
            while True:
                block = modbus.words(CIRCUIT_STRIDE * circuit + ENERGY_WH, 118)
                window, seconds, millis = struct.unpack(">IIH", block[:10])
                at = (IMPORT_TOTAL if watts > 0 else EXPORT_TOTAL) - ENERGY_WH
                watthours = struct.unpack(">Q", block[2 * at:2 * at + 8])[0]
                if watthours >= enough or time.monotonic() > end:
                    break
                time.sleep(0.5)
            elapsed = seconds + millis / 1000 - start
            exact = abs(watts) * elapsed / 3600
            print("  c%d: window %d, %.3f s of meter time, %d Wh read, %.2f Wh exact"
                  % (circuit + 1, window, elapsed, watthours, exact))
            checks.that(watthours >= 10e3, "c%d counted 10 kWh or more" % (circuit + 1))
            rows.append(("c%d" % (circuit + 1), watthours, exact, exact / 100))
            windows.append(("c%d" % (circuit + 1), window * 10 / HERTZ, elapsed, elapsed / 100))
    checks.errors("energy, 64-bit Wh", "%", 0.01, rows)
    checks.errors("window counter x 10 cycles", "%", 0.01, windows)


# --- replays ---------------------------------------------------------------------------------------------------

REPLAYS = [
    # title, key in the referee, first sample, range, voltages, currents, options, threshold of U and of I, f checked
    ("wisp 3, samples 0..159", "wisp_3", 0, "0..159", ("F5-VA", "F6-VB", "F7-VC"), ("F1-IA", "F2-IB", "F3-IC"),
     ["--sensor", "c1=vct,1A,333mV"], 1, 0.0004, True),
    ("oedisi f1, samples 10000..14999", "oedisi_f1_1b274run", 10000, "10000..14999",
     ("SBUS A          V-node", "SBUS B          V-node", "SBUS C          V-node"),
     ("SBUS A 25   A I-branch", "SBUS B 25   B I-branch", "SBUS C 25   C I-branch"),
     ["--nominal-frequency", "60", "--vt-ratio", "10", "--sensor", "c1=vct,20000A,333mV"], 10, 8, False),
    ("oedisi f1, samples 35001..40000", "oedisi_f1_1b274run", 35001, "35001..40000",
     ("SBUS A          V-node", "SBUS B          V-node", "SBUS C          V-node"),
     ("SBUS A 25   A I-branch", "SBUS B 25   B I-branch", "SBUS C 25   C I-branch"),
     ["--nominal-frequency", "60", "--vt-ratio", "10", "--sensor", "c1=vct,20000A,333mV"], 10, 8, False),
]


def channel_map(voltages, currents):
    return ",".join(["u%d=%s" % (k + 1, name) for k, name in enumerate(voltages)]
                    + ["c1.i%d=%s" % (k + 1, name) for k, name in enumerate(currents)])


def replay(checks, data, referee, title, key, first, part, voltages, currents, options, u_min, i_min, with_f):
    record = referee["comtrade"][key]
    window = next(w for w in record["windows"] if w["first_sample"] == first)
    known = {channel["id"].strip(): channel for channel in window["channels"]}

    def usable(name, threshold):
        channel = known[name]
        return channel["rms"] > threshold and abs(channel["dc"]) < 0.01 * channel["rms"]

    with Twin("--replay", os.path.join(data, record["file"]), "--map", channel_map(voltages, currents),
              "--replay-range", part, "--replay-mode", "loop", *options) as twin, Modbus(twin.port) as modbus:
        time.sleep(2)
        block = modbus.words(8000, 125)
    floats = {address: struct.unpack(">f", block[2 * (address - 8000):2 * (address - 8000) + 4])[0]
              for address in range(8006, 8082, 2)}

    rms, powers, reactive = [], [], []
    phases = window["groups"][0]
    for k, (u, i) in enumerate(zip(voltages, currents)):
        if usable(u, u_min):
            rms.append((u, floats[PHASE_U + 2 * k], known[u]["rms"], known[u]["rms"] / 100))
        if usable(i, i_min):
            rms.append((i, floats[PHASE_I + 2 * k], known[i]["rms"], known[i]["rms"] / 100))
        if usable(u, u_min) and usable(i, i_min):
            share = phases["S"][k] / 100
            powers.append(("P%d" % (k + 1), floats[PHASE_P + 2 * k], phases["P"][k], share))
            reactive.append(("Q%d" % (k + 1), floats[PHASE_Q + 2 * k], phases["Q1"][k], share))
    if len(powers) == 3:
        share = phases["S_sum"] / 100
        powers.append(("P total", floats[PHASE_P + 6], phases["P_total"], share))
        reactive.append(("Q total", floats[PHASE_Q + 6], phases["Q1_total"], share))
    print("  %d of %d channels are compared" % (len(rms), len(voltages) + len(currents)))
    checks.errors(title + ", rms", "%", 0.05, rms)
    checks.errors(title + ", P of S", "%", 0.1, powers)
    checks.errors(title + ", Q1 of S", "%", 0.1, reactive)
    if with_f:
        checks.errors(title + ", f", "Hz", 0.01, [("f", floats[SYSTEM_F], window["f_used_hz"], 1)])


CURRENTS = "c1.i1=IA,c1.i2=IB,c1.i3=IC"
IMPORTS = [
    # configuration, its data file under another name, map, exit code, what it says
    ("sample_ascii.cfg", None, CURRENTS, 0, "circuit 1"),
    ("sample_ascii.cff", None, CURRENTS, 0, "circuit 1"),
    ("sample_iso8859-1.cfg", None, CURRENTS, 0, "ISO-8859-1"),
    ("sample_iso8859-1_bin.cfg", None, CURRENTS, 0, "ISO-8859-1"),
    ("sample_ascii_utf-8.cfg", "sample_ascii.dat", CURRENTS, 0, "circuit 1"),
    ("sample_sub_char.cfg", "sample_ascii.dat", CURRENTS, 0, "circuit 1"),
    ("sample_ascii.cfg", "sample_ascii_missing.dat", CURRENTS, 0, "missing"),
    ("sample_ascii_utf-8.cfg", None, CURRENTS, 4, "sample_ascii_utf-8.dat"),
    ("sample_sub_char.cfg", None, CURRENTS, 4, "sample_sub_char.dat"),
    ("sample_bin.cfg", None, "u1=VA,u2=VB,u3=VC", 4, "5 samples"),
    ("sample_bin.cfg", "sample_bin_missing.dat", "u1=VA,u2=VB,u3=VC", 4, "5 samples"),
    ("sample_float32.cff", None, "u1=#1", 4, "samples per second are too few"),
]


def imports(checks, data):
    folder = os.path.join(data, "comtrade-python-samples")
    seen = set()
    for config, dat, channels, code, says in IMPORTS:
        with tempfile.TemporaryDirectory() as copy:
            shutil.copy(os.path.join(folder, config), copy)
            own = os.path.join(folder, config[:-4] + ".dat")
            source = os.path.join(folder, dat) if dat else own
            if os.path.exists(source) and not config.endswith(".cff"):
                shutil.copy(source, os.path.join(copy, config[:-4] + ".dat"))
            result = metertwin("run", "--replay", os.path.join(copy, config), "--map", channels, "--sensor",
                               "c1=vct,100A,333mV", "--run-for", "1s")
        seen.update({config, dat, os.path.basename(own)})
        expect(checks, config + (" with " + dat if dat else ""), result, code, says)
    for name in sorted(os.listdir(folder)):
        if name.endswith((".cfg", ".cff", ".dat")):
            checks.that(name in seen, name + " has been tried")


# --- bad input -------------------------------------------------------------------------------------------------

def expect(checks, what, result, code, *says):
    """A command ended with this exit code and said this; a refusal is no stack trace."""
    got, text = result
    held = got == code and all(part in text for part in says) and "\tat " not in text
    last = text.strip().splitlines()[0 if code else -1] if text.strip() else "(nothing)"
    checks.that(held, "%s: exit %d (expected %d) %s| %s" % (what, got, code, says, last))


def bad_options(checks):
    run = ["run", "--run-for", "1s"]
    for arguments, says in [
        (["--model", "MPM9999-A"], "MPM9999-A"),
        (["--load", "c1=12"], "no unit"),
        (["--load", "c9=1kW"], "c9"),
        (["--load", "c1=1kW,pf=0.9"], "ind"),
        (["--grid", "f=30Hz"], "40..70"),
        (["--wiring", "5P9W"], "5P9W"),
        (["--set", "no.such=1"], "no.such"),
        (["--sensor", "c1=hall,5A,5V"], "hall"),
        (["--temperature", "35C"], "temperature input"),
        (["--modbus-port", "70000"], "70000"),
        (["--no-such-option"], "--no-such-option"),
        (["--map", "u1=VA"], "--replay"),
    ]:
        expect(checks, " ".join(arguments), metertwin(*run, *arguments), 2, says)
    expect(checks, "--dump without --run-for", metertwin("run", "--dump", "x.json"), 2, "--run-for")
    expect(checks, "--dump into no folder", metertwin(*run, "--dump", "/no/such/folder/x.json"), 6, "/no/such/folder")
    expect(checks, "read without a meter", metertwin("read", "u1", "--port", str(free_port())), 5, "no Modbus TCP")
    expect(checks, "the wrong supply", metertwin(*run, "--supply", "24VDC"), 0, "OFF", "24")
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "meter.yaml")
        with open(config, "w", encoding="utf-8") as file:
            file.write("grid: u=230V\nlaod:\n  c1: 12kW\n")
        expect(checks, "a wrong key in a file", metertwin(*run, "--config", config), 2, "meter.yaml:2", "laod")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = metertwin("run", "--modbus-port", port, "--lab-port", "0")
        expect(checks, "a port in use", result, 3, port, "--modbus-port")


def bad_recordings(checks, data):
    wisp = os.path.join(data, "comtrade-wisp-set2")
    channels = "u1=F5-VA,c1.i1=F1-IA"
    with tempfile.TemporaryDirectory() as folder:
        def tell(what, code, *says, name="3.cfg", mapped=channels):
            result = metertwin("run", "--run-for", "1s", "--replay", os.path.join(folder, name), "--map", mapped)
            expect(checks, what, result, code, *says)

        tell("no such recording", 4, "3.cfg")
        shutil.copy(os.path.join(wisp, "3.cfg"), folder)
        tell("a recording without its data", 4, "3.dat")
        whole = open(os.path.join(wisp, "3.dat"), "rb").read()
        with open(os.path.join(folder, "3.dat"), "wb") as file:
            file.write(whole[:30])
        tell("data that ends in its first record", 4, "3.dat")
        with open(os.path.join(folder, "3.dat"), "wb") as file:
            file.write(whole[:len(whole) // 2 + 7])
        tell("data cut in half are played as far as they go", 0, "3.dat")
        shutil.copy(os.path.join(wisp, "3.dat"), folder)
        tell("an unknown channel", 2, "NO SUCH", mapped="u1=NO SUCH")
        tell("an unknown input", 2, "u9", mapped="u9=F5-VA")
        text = open(os.path.join(wisp, "3.cfg"), encoding="latin-1").read().splitlines()
        with open(os.path.join(folder, "short.cfg"), "w", encoding="latin-1") as file:
            file.write("\n".join(text[:5]))
        tell("a configuration that stops early", 4, "short.cfg:", name="short.cfg")
        with open(os.path.join(folder, "lying.cfg"), "w", encoding="latin-1") as file:
            file.write("\n".join(text).replace("88,24A, 64D", "90,24A, 64D"))
        shutil.copy(os.path.join(wisp, "3.dat"), os.path.join(folder, "lying.dat"))
        tell("a configuration that miscounts", 4, "lying.cfg:2", name="lying.cfg")


def hostile_frames(checks):
    with Twin() as twin:
        for what, pdu, code in [
            ("unknown function 42", b"\x42\x00\x00\x00\x01", 1),
            ("quantity 0", struct.pack(">BHH", 3, 0, 0), 3),
            ("quantity 126", struct.pack(">BHH", 3, 0, 126), 3),
            ("quantity 65535", struct.pack(">BHH", 3, 0, 65535), 3),
            ("an address outside the map", struct.pack(">BHH", 3, 60000, 2), 2),
            ("a write to a read-only register", struct.pack(">BHH", 6, 0, 1), 2),
            ("half of a value", struct.pack(">BHH", 6, 1004, 1), 3),
            ("a wrong byte count", struct.pack(">BHHB", 16, 1002, 1, 4) + b"\0\1\0\1", 3),
        ]:
            with Modbus(twin.port) as modbus:
                body = modbus.raw(pdu)
            checks.that(body[0] == pdu[0] | 0x80 and body[1] == code, "%s: exception %02d" % (what, body[1]))
        for what, frame in [("a wrong protocol id", b"\0\1\0\7\0\6\1\3\0\0\0\2"),
                            ("a length of 0", b"\0\1\0\0\0\0\1\3\0\0\0\2"),
                            ("a length of 65535", b"\0\1\0\0\xff\xff\1\3\0\0\0\2"),
                            ("noise", bytes(range(255, 0, -1)))]:
            with socket.create_connection(("127.0.0.1", twin.port), 5) as raw:
                raw.sendall(frame)
                try:
                    closed = raw.recv(1) == b""
                except ConnectionResetError:
                    closed = True
            checks.that(closed, what + ": the connection is closed")
        with Modbus(twin.port) as modbus:
            for byte in struct.pack(">HHHBBHH", 1, 0, 6, 1, 3, 0, 2):
                modbus.socket.sendall(bytes([byte]))
                time.sleep(0.005)
            volts = struct.unpack(">f", modbus._take(13)[9:13])[0]
            checks.that(abs(volts - 230) < 0.1, "a request cut into 12 packets is answered: U1 = %.3f V" % volts)
            checks.that(abs(modbus.float(0) - 230) < 0.1, "the meter still measures")


# --- start -----------------------------------------------------------------------------------------------------

def start_up(checks):
    for what, command in [("./metertwin", [METERTWIN]), ("java -jar", JAVA)]:
        times = []
        for _ in range(3):
            with Twin(command=command) as twin, Modbus(twin.port) as modbus:
                modbus.float(0)
                times.append(time.monotonic() - twin.started)
        print("  first Modbus answer after " + ", ".join("%.2f s" % t for t in times) + " from the start of " + what)
        checks.that(min(times) < 10, what + ": a meter answers within 10 s")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = sys.argv[1]
    checks = Checks()
    group(checks, "Start-up", start_up)
    group(checks, "Steady loads, read by mbpoll", steady_loads)
    if os.path.isdir(data):
        with open(os.path.join(data, "REFEREE.json"), encoding="utf-8") as file:
            referee = json.load(file)
        for case in REPLAYS:
            group(checks, "Replay of " + case[0], replay, data, referee, *case)
        group(checks, "Sample files of python-comtrade", imports, data)
        group(checks, "Bad recordings", bad_recordings, data)
    else:
        checks.that(False, "the sample recordings are missing: " + data)
    group(checks, "Bad options", bad_options)
    group(checks, "Hostile frames", hostile_frames)
    checks.table()
    print("\nAcceptance: %d passed, %d failed" % (checks.passed, checks.failed), flush=True)
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
