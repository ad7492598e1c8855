"""A running meter and a reader of its registers, from the standard library alone."""

import json
import os
import re
import select
import socket
import struct
import subprocess
import time

REPO = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
METERTWIN = os.path.join(REPO, "metertwin")
JAVA = ["java", "-jar", os.path.join(REPO, "app", "target", "metertwin.jar")]
READY_SECONDS = 60


class ModbusError(Exception):
    """An exception response; its code is in `code`."""

    def __init__(self, code):
        super().__init__("exception %02d" % code)
        self.code = code


class Modbus:
    """A Modbus TCP client: holding registers by wire address."""

    def __init__(self, port, timeout=5):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.transaction = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def _take(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise EOFError("closed by the meter")
            data += more
        return data

    def raw(self, pdu, unit=1, protocol=0):
        """Sends a PDU and returns the PDU of the response."""
        self.transaction = self.transaction % 0xFFFF + 1
        self.socket.sendall(struct.pack(">HHHB", self.transaction, protocol, len(pdu) + 1, unit) + pdu)
        transaction, _, length, _ = struct.unpack(">HHHB", self._take(7))
        body = self._take(length - 1)
        if transaction != self.transaction:
            raise ValueError("response to another request")
        return body

    def words(self, address, count):
        """The bytes of some registers, from one response."""
        body = self.raw(struct.pack(">BHH", 3, address, count))
        if body[0] == 0x83:
            raise ModbusError(body[1])
        return body[2:]

    def float(self, address):
        return struct.unpack(">f", self.words(address, 2))[0]


class Twin:
    """`metertwin run` with free ports, stopped by its process id when the block ends."""

    def __init__(self, *options, command=(METERTWIN,)):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [*command, "run", "--modbus-port", "0", "--lab-port", "0", "--ready-json", *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=REPO)
        try:
            self.ready = self._ready()
        except BaseException:
            self.close()
            raise
        self.port = self.ready["modbus"]["port"]

    def _ready(self):
        text = b""
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            if not select.select([self.process.stdout], [], [], 1)[0]:
                continue
            line = self.process.stdout.readline()
            if not line:
                break
            text += line
            if line.startswith(b"{"):
                return json.loads(line)
        raise RuntimeError("the meter did not get ready: " + text.decode(errors="replace"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def metertwin(*arguments, timeout=120):
    """Runs a command to its end: exit code and everything it printed."""
    done = subprocess.run([METERTWIN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, timeout=timeout, cwd=REPO)
    return done.returncode, done.stdout.decode(errors="replace")


def mbpoll_floats(port, wire, count):
    """Floats from a wire address on, read by mbpoll; its references are wire addresses + 1."""
    done = subprocess.run(["mbpoll", "-m", "tcp", "-p", str(port), "-a", "1", "-t", "4:float", "-B", "-r",
                           str(wire + 1), "-c", str(count), "-1", "-q", "127.0.0.1"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30)
    values = [float(value) for value in re.findall(r"^\[\d+\]:\s+(\S+)", done.stdout.decode(), re.M)]
    if len(values) != count:
        raise RuntimeError("mbpoll: " + done.stdout.decode())
    return values


def free_port():
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
