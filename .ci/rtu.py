#!/usr/bin/env python3
"""Acceptance of Modbus RTU with real clients: mbpoll (libmodbus) and pymodbus on a pty pair and over TCP.

Needs socat, mbpoll, pymodbus 3.0 and pyserial. The last line counts what passed and what failed.
"""
import itertools
import math
import os
import pathlib
import random
import re
import struct
import subprocess
import tempfile
import time

import serial
from pymodbus.client import ModbusSerialClient, ModbusTcpClient
from pymodbus.framer.rtu_framer import ModbusRtuFramer

import checks
from checks import check, group, mbpoll, wait_until

WORK = pathlib.Path(tempfile.mkdtemp(prefix="metertwin-rtu-"))
METER_END = str(WORK / "meter")
MASTER_END = str(WORK / "master")

BAUDS = [2400, 4800, 9600, 19200, 38400, 57600, 115200]  # manual 7.5.8.2, in the order of their codes
PARITIES = ["none", "odd", "even"]
STOPS = [1, 2]
BAUD, IDENTITY, SERIAL, COUNTERS = 1102, 300, 330, 706
SEED = 20261121


class Pair:
    """Two ptys joined by socat, at names that stay."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["socat", f"pty,raw,echo=0,link={METER_END}", f"pty,raw,echo=0,link={MASTER_END}"])
        wait_until(lambda: os.path.exists(METER_END) and os.path.exists(MASTER_END), 5)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        self.process.wait(timeout=5)


class Meter(checks.Meter):
    """A meter on the line that also speaks RTU over TCP."""

    def __init__(self, *options):
        super().__init__("--rtu-tcp-port", "0", "--serial", METER_END, *options)
        self.rtu_tcp = self.ready["rtuTcp"]["port"]


def crc(message):
    value = 0xFFFF
    for byte in message:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return message + struct.pack("<H", value)


def floats(words):
    return list(struct.unpack(f">{len(words) // 2}f", struct.pack(f">{len(words)}H", *words)))


def same(ones, others):
    return len(ones) == len(others) > 0 and all(abs(a - b) <= 2e-6 * max(1, abs(b)) for a, b in zip(ones, others))


def voltages_by_every_way(meter):
    """U1 U2 U3 by both libraries over all three ways."""
    line = ["-m", "rtu", "-b", "9600", "-P", "none"]
    ways = {}
    for name, options, target in (("mbpoll RTU", line, MASTER_END),
                                  ("mbpoll TCP", ["-m", "tcp", "-p", str(meter.port)], "127.0.0.1")):
        values, text = mbpoll(*options, "-a", "1", "-t", "4:float", "-B", "-r", "1", "-c", "3", target=target)
        ways[name] = [float(value) for value in values] or text
    for name, client in (("pymodbus RTU", ModbusSerialClient(MASTER_END, baudrate=9600, timeout=3)),
                         ("pymodbus TCP", ModbusTcpClient("127.0.0.1", port=meter.port)),
                         ("pymodbus RTU over TCP",
                          ModbusTcpClient("127.0.0.1", port=meter.rtu_tcp, framer=ModbusRtuFramer))):
        client.connect()
        answer = client.read_holding_registers(0, 6, slave=1)
        ways[name] = str(answer) if answer.isError() else floats(answer.registers)
        client.close()
    return ways


# Of every kind of value one: register, number of words, format of struct, id of the lab, units of the lab in one of the register.
KINDS = [(0, 2, "f", "u1", 1), (2, 2, "f", "u2", 1), (4, 2, "f", "u3", 1), (101, 1, "h", "temperature", 0.1),
         (24048, 2, "f", "c3.p.total", 1), (8312, 2, "I", "c1.energy.p.import.total", 100),
         (8418, 4, "Q", "c1.energy.p.import.total", 1)]


def whole(words, order):
    """The bytes of a value, most significant first."""
    if order in ("CDAB", "DCBA"):
        words = words[::-1]
    return struct.pack(("<" if order in ("BADC", "DCBA") else ">") + f"{len(words)}H", *words)


def words_by_every_way(meter, address, count):
    """Registers as they come, by both libraries over all three ways."""
    for name, options, target in (("mbpoll RTU", ["-m", "rtu", "-b", "9600", "-P", "none"], MASTER_END),
                                  ("mbpoll TCP", ["-m", "tcp", "-p", str(meter.port)], "127.0.0.1")):
        values, text = mbpoll(*options, "-a", "1", "-0", "-t", "4:hex", "-r", str(address), "-c", str(count), target=target)
        yield name, [int(value, 16) for value in values] or text
    for name, client in (("pymodbus RTU", ModbusSerialClient(MASTER_END, baudrate=9600, timeout=3)),
                         ("pymodbus TCP", ModbusTcpClient("127.0.0.1", port=meter.port)),
                         ("pymodbus RTU over TCP",
                          ModbusTcpClient("127.0.0.1", port=meter.rtu_tcp, framer=ModbusRtuFramer))):
        client.connect()
        answer = client.read_holding_registers(address, count, slave=1)
        client.close()
        yield name, str(answer) if answer.isError() else answer.registers


def every_kind(order):
    """What a register says is what the meter has, whichever way and in whichever order it is read."""
    with Pair(), Meter("--model", "MPM4412-A", "--temperature", "-12.5C", "--set", f"modbus.order={order}", "--grid",
                       "u=231V,u2=228V@-120deg,u3=226V@120deg", "--load", "c1=72kW,pf=0.92ind", "--load", "c3=-5kW") as meter:
        good = {}
        for address, count, kind, name, unit in KINDS:
            before = meter.seen(f"values/{name}")["value"]
            for way, words in words_by_every_way(meter, address, count):
                after = meter.seen(f"values/{name}")["value"]
                value = math.nan if isinstance(words, str) else struct.unpack(">" + kind, whole(words, order))[0] * unit
                slack = unit if kind in "IQ" else 1e-6 * abs(after) if kind == "f" else unit / 2
                fits = min(before, after) - slack <= value <= max(before, after) + slack
                good.setdefault(way, []).append(fits)
                if not fits:
                    print(f"     {way}, register {address}: {words} is {value}, {name} is {before} to {after}")
        serial_number = meter.seen("snapshot")["serial"]
        for way, words in words_by_every_way(meter, SERIAL, 8):
            text = "" if isinstance(words, str) else struct.pack(
                ("<" if order in ("BADC", "DCBA") else ">") + "8H", *words).rstrip(b"\0 ").decode("ascii", "replace")
            good[way].append(text == serial_number)
        for way, fits in good.items():
            check(f"{order}: {way} reads floats, whole numbers of 16, 32 and 64 bits and texts as the meter has them",
                  all(fits) and len(fits) == len(KINDS) + 1, f"{sum(fits)} of {len(fits)}")


class Master:
    """A master that writes bytes itself, so that it can also write wrong ones."""

    def __init__(self):
        self.port = serial.Serial(MASTER_END, 9600, timeout=0.01)

    def close(self):
        self.port.close()

    def set_rate(self, baud):
        """A pty takes any rate, but no parity and no second stop bit."""
        self.port.baudrate = baud

    def ask(self, message, expected, seconds=3):
        """The answer to a message, and how long it took."""
        self.port.reset_input_buffer()
        begin = time.monotonic()
        self.port.write(crc(message))
        answer = b""
        while len(answer) < expected and time.monotonic() - begin < seconds:
            answer += self.port.read(expected - len(answer))
        return answer, time.monotonic() - begin

    def read(self, unit, address, count, seconds=3):
        answer, took = self.ask(struct.pack(">BBHH", unit, 3, address, count), 5 + 2 * count, seconds)
        good = len(answer) == 5 + 2 * count and crc(answer[:-2]) == answer and answer[:3] == bytes([unit, 3, 2 * count])
        return (list(struct.unpack(f">{count}H", answer[3:-2])) if good else None), took

    def write(self, unit, address, words):
        request = struct.pack(f">BBHHB{len(words)}H", unit, 16, address, len(words), 2 * len(words), *words)
        answer, _ = self.ask(request, 8)
        return answer == crc(request[:6])


def every_line_setting(master):
    """Sets every rate, parity and stop bit of the manual by register, and reads once under each."""
    good, slow, worst = 0, [], 0
    for (code, baud), (parity, name), stop in itertools.product(enumerate(BAUDS), enumerate(PARITIES), STOPS):
        written = master.write(1, BAUD, [code, parity, stop])
        master.set_rate(baud)
        words, took = master.read(1, BAUD, 3)
        good += written and words == [code, parity, stop]
        bits = 1 + 8 + (parity > 0) + stop
        line = (8 + 11) * bits / baud
        worst = max(worst, took - line)
        if took < line:
            slow.append((baud, name, stop, round(took, 4), round(line, 4)))
    check(f"all {len(BAUDS) * 6} line settings are set by register and read back", good == len(BAUDS) * 6, good)
    check("no reply is there before a real line would have brought it", not slow, slow or f"worst {worst:.3f} s later")
    check("the defaults come back", master.write(1, BAUD, [2, 0, 1]))
    master.set_rate(9600)
    words, took = master.read(1, 0, 125)
    check("125 registers at 9600 8N1 take the 274 ms of the line", words and 0.273 < took < 0.6, f"{took:.3f} s")


def hostile(master, chance):
    """Throws bytes of every wrong kind at the line; nothing may answer, and the meter must be right after each."""
    good = crc(struct.pack(">BBHH", 1, 3, IDENTITY, 4))
    kinds = {
        "noise": lambda: chance.randbytes(chance.randrange(1, 60)),
        "300 bytes without pause": lambda: chance.randbytes(300),
        "5000 bytes without pause": lambda: chance.randbytes(5000),
        "a wrong check sum": lambda: good[:-1] + bytes([good[-1] ^ 1 << chance.randrange(8)]),
        "another unit": lambda: crc(struct.pack(">BBHH", chance.randrange(2, 248), 3, 0, 10)),
        "the answer of another unit": lambda: crc(bytes([7, 3, 4, 0, 1, 0, 2])),
        "half a request": lambda: good[:chance.randrange(1, 8)],
        "two requests at once": lambda: good + good,
        "a broadcast read": lambda: crc(struct.pack(">BBHH", 0, 3, 0, 10)),
    }
    for name, make in kinds.items():
        answered, right = 0, 0
        for _ in range(4):
            master.port.reset_input_buffer()
            master.port.write(make())
            time.sleep(0.06)
            answered += len(master.port.read(64))
            words, _ = master.read(1, IDENTITY, 6)
            right += words == [1, 0, 0x1234, 0x5678, 0x4505, 0xD000]
        check(f"{name}: no answer, and right afterwards", answered == 0 and right == 4, f"{answered} bytes, {right}/4")
    part, rest = good[:3], good[3:]
    master.port.reset_input_buffer()
    master.port.write(part)
    time.sleep(0.1)
    master.port.write(rest)
    time.sleep(0.06)
    check("a request with a gap of 100 ms inside is none", master.port.read(64) == b"")
    for message, code, name in ((bytes([1, 0x42]), 1, "function"), (struct.pack(">BBHH", 1, 3, 0, 0), 3, "quantity"),
                                (struct.pack(">BBHH", 1, 3, 0, 200), 3, "quantity 200"),
                                (struct.pack(">BBHH", 1, 3, 60000, 1), 2, "address"),
                                (struct.pack(">BBHHB", 1, 16, 1002, 1, 9), 3, "byte count")):
        answer, _ = master.ask(message, 5)
        check(f"a wrong {name} gets exception {code:02X}", answer == crc(bytes([1, message[1] | 0x80, code])))


def counters(master):
    def counted():
        words, _ = master.read(1, COUNTERS, 26)
        return [words[k] << 16 | words[k + 1] for k in range(0, 22, 2)] if words else None
    # What the last question did stands in the next snapshot.
    wait_until(lambda: (counted() or [0] * 7)[6] >= 3, 2)
    frames, crcs, framing, others, ex1, ex2, ex3, *_ = counted()
    check("frames, check sums, framing errors, other units and exceptions are counted",
          frames > 100 and crcs >= 8 and framing >= 8 and others >= 8 and ex1 >= 1 and ex2 >= 1 and ex3 >= 3,
          f"{frames} frames, {crcs} crc, {framing} framing, {others} other units, {ex1}/{ex2}/{ex3} exceptions")


def one_meter():
    with Pair(), Meter("--load", "c1=12kW,pf=0.92ind") as meter:
        ways = voltages_by_every_way(meter)
        reference = ways["pymodbus TCP"]
        for name, values in ways.items():
            good = not isinstance(values, str) and (same(values, reference) or "mbpoll" in name
                                                    and all(abs(a - b) < 0.01 for a, b in zip(values, reference)))
            check(f"{name} reads U1 U2 U3", good and abs(values[0] - 230) < 0.01, values)
        master = Master()
        every_line_setting(master)
        hostile(master, random.Random(SEED))
        counters(master)
        check("a broadcast write is carried out", master.ask(
            struct.pack(">BBHH", 0, 6, 1002, 7), 1, 0.3)[0] == b"" and master.read(1, 1002, 1)[0] == [7])
        master.close()


def deaf_master():
    """A master that asks and never reads: its pty fills up."""
    with Pair(), Meter("--set", "serial.baud=115200") as meter:
        master = os.open(MASTER_END, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        question = crc(struct.pack(">BBHH", 1, 3, 0, 125))
        for _ in range(60):
            try:
                os.write(master, question)
            except BlockingIOError:
                pass
            time.sleep(0.2)
        tcp = ModbusTcpClient("127.0.0.1", port=meter.port)
        tcp.connect()
        check("a master that never reads is its own trouble: TCP answers",
              tcp.read_holding_registers(IDENTITY, 1, slave=1).registers == [1])
        tcp.close()
        os.close(master)
        listening = Master()
        check("and the line does when somebody reads again",
              wait_until(lambda: listening.read(1, IDENTITY, 1, 0.5)[0] == [1], 10))
        listening.close()


def vanishing_port():
    with Pair() as pair:
        with Meter() as meter:
            pair.process.kill()
            pair.process.wait()
            time.sleep(0.5)
            with Pair():
                master = Master()
                back = wait_until(lambda: master.read(1, IDENTITY, 1, 0.3)[0] == [1], 10)
                check("a port that vanished is served again when it is back", back)
                tcp = ModbusTcpClient("127.0.0.1", port=meter.port)
                tcp.connect()
                check("Modbus TCP never noticed", tcp.read_holding_registers(IDENTITY, 1, slave=1).registers == [1])
                tcp.close()
                master.close()


def many_meters():
    units = {1: "26000001", 2: "26000002", 17: "26000099"}
    with Pair(), Meter("--unit", "1", "--unit", "2", "--unit", "17:26000099", "--fidelity", "phasor") as meter:
        clients = {
            "RTU": ModbusSerialClient(MASTER_END, baudrate=9600, timeout=2),
            "TCP": ModbusTcpClient("127.0.0.1", port=meter.port),
            "RTU over TCP": ModbusTcpClient("127.0.0.1", port=meter.rtu_tcp, framer=ModbusRtuFramer)}
        for name, client in clients.items():
            client.connect()
            for unit, serial_number in units.items():
                answer = client.read_holding_registers(SERIAL, 8, slave=unit)
                text = "" if answer.isError() else struct.pack(">8H", *answer.registers).rstrip(b"\0").decode()
                check(f"{name}: unit {unit} is {serial_number}", text == serial_number, text)
            answer = client.read_holding_registers(SERIAL, 8, slave=9)
            silent = answer.isError() and getattr(answer, "exception_code", None) == (11 if name == "TCP" else None)
            check(f"{name}: unit 9 is {'exception 0B' if name == 'TCP' else 'silent'}", silent, answer)
            client.close()


def bus_faults():
    """Replies that a bad line spoils: libmodbus sees each of them, and no wrong value comes through."""
    options = ["-m", "rtu", "-b", "9600", "-P", "none", "-o", "0.5", "-a", "1", "-t", "4:float", "-B", "-r", "1", "-c", "3"]

    def poll():
        # What mbpoll leaves unread of a reply waits in the pty; a new master begins on an empty line, as on a real port.
        time.sleep(0.2)
        with serial.Serial(MASTER_END, 9600) as port:
            port.reset_input_buffer()
        values, text = mbpoll(*options, target=MASTER_END)
        return [float(value) for value in values], " ".join(re.findall(r"failed: (.*)", text))

    def right(values):
        return len(values) == 3 and all(abs(value - 230) < 0.01 for value in values)

    with Pair(), Meter() as meter:
        for kind, polls in (("crc", 5), ("garbage", 20)):
            meter.post(f"/bus?kind={kind}")
            spoilt = [poll() for _ in range(polls)]
            reasons = {reason for _, reason in spoilt}
            check(f"{polls} replies with {kind}: mbpoll reports every one and shows no value",
                  all(not values and reason for values, reason in spoilt), reasons)
            if kind == "crc":
                check("and names the check sum", all(re.search("CRC|timed out", reason) for reason in reasons))
            meter.post("/bus?kind=none")
            values, reason = poll()
            check(f"after {kind} the next read is right", right(values), reason or values)
            meter.post(f"/bus?kind={kind}&every=2")
            mixed = [poll() for _ in range(6)]
            check(f"{kind} in every second reply spoils these and no other",
                  [right(values) for values, _ in mixed] == [True, False] * 3 and
                  all(right(values) or (not values and reason) for values, reason in mixed), [len(v) for v, _ in mixed])
            meter.post("/bus?kind=none")


def main():
    for part in (one_meter, deaf_master, vanishing_port, many_meters, bus_faults):
        group(part)
    for order in ("ABCD", "CDAB"):
        group(every_kind, order)
    checks.finish("rtu")


if __name__ == "__main__":
    main()
