#!/usr/bin/env python3
"""Kills a running meter again and again and looks at what it remembers.

Usage: crash.py [KILLS] (40 unless given). A client reads energy and clock and writes a setting all the time; at a random
moment the process is killed with SIGKILL and started again on the same state directory. After each start
  * the energy counter and the clock are at most one second of host time behind what was read before the kill,
  * a setting whose write was acknowledged more than one second before the kill is there,
  * the log tells of no damage.
"""
import pathlib
import random
import shutil
import struct
import sys
import tempfile
import time

import checks

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
SPEED = 60
WATTS = 600_000
LOSS_SECONDS = 1.0  # host time
WINDOWS, ENERGY, CLOCK, IDLE = 8000, 8418, 400, 1113  # uint32, uint64 Wh, uint32 s, uint32 s (modbus.tcp.idle)
WINDOW_SECONDS = 0.2
DAMAGE = {"storage-recovered", "storage-lost", "storage-failed", "setting-rejected"}


class Meter(checks.Meter):
    """A meter that remembers, with a client of ours."""

    def __init__(self, state):
        super().__init__("--speed", str(SPEED), "--fidelity", "auto", "--load", f"c1={WATTS // 1000}kW", state=state)
        self.client = checks.Connection(self.port)

    def kill(self):
        super().kill()
        self.client.close()

    def energy(self):
        return struct.unpack(">Q", self.client.registers(ENERGY, 4))[0]

    def energy_at_start(self):
        """What the counter stood at when this process began: without the windows it has measured since."""
        energy = self.energy()
        windows = struct.unpack(">I", self.client.registers(WINDOWS, 2))[0]
        return energy - windows * WINDOW_SECONDS * WATTS / 3600

    def clock(self):
        return struct.unpack(">I", self.client.registers(CLOCK, 2))[0]

    def setting(self):
        return struct.unpack(">I", self.client.registers(IDLE, 2))[0]

    def write(self, value):
        self.client.exchange(struct.pack(">BHHBI", 16, IDLE, 2, 4, value))


def live(meter, rng, seconds):
    """Reads and writes for a while; the last readings and all writes with the time of their acknowledgement."""
    writes = [(meter.setting(), -1e9)]
    end = time.monotonic() + seconds
    energy = clock = 0
    while time.monotonic() < end:
        energy, clock = meter.energy(), meter.clock()
        if rng.random() < 0.1:
            value = rng.randrange(100, 80_000)
            meter.write(value)
            writes.append((value, time.monotonic()))
        time.sleep(0.01)
    return energy, clock, writes


def main():
    state = pathlib.Path(tempfile.mkdtemp(prefix="metertwin-crash-")) / "state"
    rng = random.Random(KILLS)
    failures, worst = [], 0.0
    meter = Meter(state)
    for kill in range(1, KILLS + 1):
        energy, clock, writes = live(meter, rng, rng.uniform(0.2, 2.5))
        killed = time.monotonic()
        meter.kill()
        meter = Meter(state)
        lost_wh, lost_clock = energy - meter.energy_at_start(), clock - meter.clock()
        lost = lost_wh * 3600 / WATTS / SPEED
        worst = max(worst, lost)
        old = [k for k, (_, at) in enumerate(writes) if killed - at > LOSS_SECONDS]
        allowed = [value for value, _ in writes[max(old, default=0):]]
        damage = [event["kind"] for event in meter.seen("snapshot")["events"] if event["kind"] in DAMAGE]
        if lost > LOSS_SECONDS:
            failures.append(f"kill {kill}: {lost_wh:.0f} Wh lost, {lost:.2f} s of host time")
        if lost_clock > LOSS_SECONDS * SPEED:
            failures.append(f"kill {kill}: the clock went back {lost_clock} s")
        if meter.setting() not in allowed:
            failures.append(f"kill {kill}: setting {meter.setting()}, expected one of {allowed}")
        if damage:
            failures.append(f"kill {kill}: {damage}")
    total = meter.energy()
    meter.kill()
    for failure in failures:
        print("FAIL", failure)
    print(f"crash: {KILLS} kills, {len(failures)} failures, {total / 1000:.0f} kWh counted, at most {worst:.2f} s of"
          f" host time lost")
    shutil.rmtree(state.parent, ignore_errors=True)
    return 1 if failures or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
