#!/usr/bin/env python3
"""Many Modbus TCP clients at once on a meter of our own: no error, no torn answer; and its rate against libmodbus.

Usage: soak.py [SECONDS [CLIENTS]], 60 and 64 unless given. Loopback only.
"""
import pathlib
import selectors
import socket
import struct
import subprocess
import sys
import tempfile
import time

from checks import ROOT, Meter

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 60
CLIENTS = int(sys.argv[2]) if len(sys.argv) > 2 else 64
REGISTERS = 125
BLOCK = 8000
REQUEST = struct.pack(">HHHBBHH", 7, 0, 6, 255, 3, BLOCK, REGISTERS)
ANSWER = 9 + 2 * REGISTERS


def check(answer, seen, faults):
    """Answers of one window must be the same bytes, whoever asked and when; windows follow each other."""
    if answer[:9] != struct.pack(">HHHBBB", 7, 0, 3 + 2 * REGISTERS, 255, 3, 2 * REGISTERS):
        faults.append(f"wrong header {answer[:9].hex()}")
        return
    window = struct.unpack_from(">I", answer, 9)[0]
    if seen.setdefault(window, answer) != answer:
        faults.append(f"window {window} was read in two ways")


def poll(port):
    """Polls with one request outstanding on each connection; returns the number of answers, windows and faults."""
    selector = selectors.DefaultSelector()
    buffers = {}
    for _ in range(CLIENTS):
        client = socket.create_connection(("127.0.0.1", port))
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.sendall(REQUEST)
        buffers[client] = b""
        selector.register(client, selectors.EVENT_READ)
    answers, seen, faults = 0, {}, []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and not faults:
        for key, _ in selector.select(timeout=1):
            client = key.fileobj
            part = client.recv(4096)
            if not part:
                faults.append("a connection was closed")
                break
            buffers[client] += part
            if len(buffers[client]) >= ANSWER:
                check(buffers[client][:ANSWER], seen, faults)
                buffers[client] = buffers[client][ANSWER:]
                answers += 1
                client.sendall(REQUEST)
    for client in buffers:
        client.close()
    return answers, len(seen), faults


def rates():
    """Read rate of the meter and of a plain libmodbus server, measured in turn by the same clients."""
    jar = next((ROOT / "benchmarks" / "target").glob("benchmarks-*.jar"), None)
    if jar is None:
        return "no benchmarks jar: build with mvn package first"
    with tempfile.TemporaryDirectory() as folder:
        server = str(pathlib.Path(folder) / "plain_modbus")
        subprocess.run(["cc", "-O2", "-o", server, str(ROOT / ".ci" / "plain_modbus.c"), "-I/usr/include/modbus",
                        "-lmodbus"], check=True)
        plain = subprocess.Popen([server], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = plain.stdout.readline().strip()
            return subprocess.run(
                ["java", "-cp", str(jar), "io.metertwin.benchmarks.ModbusLoad", port],
                capture_output=True, text=True, timeout=120).stdout.rstrip()
        finally:
            plain.terminate()
            plain.wait(timeout=10)


def main():
    # With noise, so that no two windows read the same.
    with Meter("--accuracy", "typical", "--set", f"modbus.tcp.connections={CLIENTS}") as meter:
        answers, windows, faults = poll(meter.port)
    print(f"{CLIENTS} clients, {SECONDS:.0f} s: {answers} answers of {REGISTERS} registers over {windows} windows,"
          f" {len(faults)} faults {faults[:3] if faults else ''}")
    print("read rate, plain = libmodbus:")
    print(rates())
    sys.exit(1 if faults or answers < CLIENTS or windows < SECONDS else 0)


if __name__ == "__main__":
    main()
