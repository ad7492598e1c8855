"""What the acceptance checks have in common: their count, meters of their own, and clients of them."""
import json
import os
import pathlib
import re
import signal
import socket
import struct
import subprocess
import sys
import time
import traceback
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
METERTWIN = os.environ.get("METERTWIN", str(ROOT / "metertwin")).split()

# A shell starts background jobs with interrupts ignored, and what we start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

passed = 0
failed = 0


def check(name, good, detail=""):
    """Counts and prints one check."""
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    print(f"{'ok  ' if good else 'FAIL'} {name}{'  ' + str(detail) if detail != '' else ''}", flush=True)


def group(body, *arguments):
    """Runs some checks; what cannot be run has failed, and the rest goes on."""
    try:
        body(*arguments)
    except Exception:  # noqa: BLE001 - whatever it was, it is reported
        traceback.print_exc()
        check(f"{body.__name__} ran to its end", False)


def finish(name):
    """Prints how many checks passed and failed, and ends the program."""
    print(f"\n{name}: {passed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed or not passed else 0)


def wait_until(condition, seconds):
    """Whether a condition came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


class Connection:
    """A Modbus TCP connection that sends any PDU."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)

    def close(self):
        self.socket.close()

    def exchange(self, pdu):
        """The PDU of the answer."""
        self.socket.sendall(struct.pack(">HHHB", 1, 0, len(pdu) + 1, 1) + pdu)
        length = struct.unpack(">H", self._exactly(7)[4:6])[0]
        answer = self._exactly(length - 1)
        if answer[0] != pdu[0]:
            raise RuntimeError(f"exception {answer[1]} for {pdu.hex()}")
        return answer

    def registers(self, address, count):
        """The bytes of some holding registers."""
        return self.exchange(struct.pack(">BHH", 3, address, count))[2:]

    def _exactly(self, size):
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise RuntimeError("connection closed")
            data += part
        return data


class Meter:
    """A meter of our own on free ports, in memory unless it has a state directory; ended by its process id."""

    def __init__(self, *options, state=None):
        kept = ["--ephemeral"] if state is None else ["--state-dir", str(state)]
        self.process = subprocess.Popen(
            METERTWIN + ["run", *kept, "--modbus-port", "0", "--lab-port", "0", "--ready-json", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the meter does not start: " + self.process.stderr.read())
        self.ready = json.loads(line)
        self.port = self.ready["modbus"]["port"]
        self.lab = f"http://127.0.0.1:{self.ready['lab']['port']}"

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.send_signal(signal.SIGINT)
        check("the meter stops within 20 s", self.process.wait(timeout=20) in (0, 130))
        self._forget()

    def kill(self):
        """Ends it as a power cut of the host does."""
        os.kill(self.ready["pid"], signal.SIGKILL)
        self.process.wait(timeout=10)
        self._forget()

    def _forget(self):
        self.process.stdout.close()
        self.process.stderr.close()

    def seen(self, path):
        """What the lab says, past every register."""
        with urllib.request.urlopen(f"{self.lab}/v1/{path}", timeout=10) as answer:
            return json.load(answer)

    def post(self, path):
        """Does something to the meter over the lab; returns the state that answers."""
        with urllib.request.urlopen(urllib.request.Request(self.lab + path, method="POST"), timeout=10) as answer:
            return json.load(answer)["state"]


def mbpoll(*options, target):
    """One poll by mbpoll: the values as they are printed, and all it said."""
    run = subprocess.run(["mbpoll", "-1", "-o", "3", *options, target], capture_output=True, text=True, timeout=30)
    return [text.split()[0] for text in re.findall(r"^\[\d+\]:\s+(\S.*)$", run.stdout, re.M)], run.stdout + run.stderr
