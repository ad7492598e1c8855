"""Thirty-five days of recorded daily profiles: energies, tariffs and demands against the referee's values."""
import csv
import json
import math
import subprocess

from checks import METERTWIN, check

DAYS = 35
PERIODS = (0, 6, 12, 18)  # hours at which the referee's tariff split begins


def household(folder):
    """Active and reactive power of each minute of a day, watts and vars."""
    with open(folder / "household_2007-07-01.txt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [(1e3 * float(row["Global_active_power"]), 1e3 * float(row["Global_reactive_power"])) for row in rows]


def minutes(file):
    """Power of each minute of a day as the load draws it; the recording counts production positive."""
    lines = file.read_text(encoding="utf-8").split()[1:]
    return [(-float(line), 0.0) for line in lines]


def quarters(file):
    lines = file.read_text(encoding="utf-8").split()[1:]
    return [(1e4 * float(line), 0.0) for line in lines for _ in range(15)]


def write(path, day):
    with open(path, "w", encoding="utf-8") as file:
        file.write("time,W,pf\n")
        for minute, (watts, vars_) in enumerate(day):
            apparent = math.hypot(watts, vars_)
            factor = 1 if apparent == 0 else abs(watts) / apparent
            file.write(f"{minute // 60}:{minute % 60:02d},{watts!r},{factor!r}\n")


def blocks(values, length):
    return [sum(values[k:k + length]) / length for k in range(0, len(values), length)]


def sliding(values, length):
    total = sum(values[:length])
    averages = [total / length]
    for k in range(length, len(values)):
        total += values[k] - values[k - length]
        averages.append(total / length)
    return averages


def close(measured, expected, share=1e-5):
    return abs(measured - expected) <= share * abs(expected) + 0.1


def run(work, mode, files):
    dump = work / f"days-{mode}.json"
    options = ["--start", "2026-03-02T00:00:00", "--run-for", f"{DAYS * 24}h", "--fidelity", "auto", "--dump", str(dump),
               "--grid", "u=240V,f=50Hz", "--set", "tariff.mode=clock", "--set", f"demand.mode={mode}",
               "--set", "demand.interval=15"]
    for k, hour in enumerate((*PERIODS, 18, 18)):
        letter = "abcdef"[k]
        options += ["--set", f"tariff.{letter}.start={60 * hour}",
                    "--set", f"tariff.{letter}.tariff={min(k, 3) + 1}"]
    for circuit, file in enumerate(files):
        # A household draws less than the smallest current a 1000 A sensor measures unless it is told otherwise.
        options += ["--load", f"c{circuit + 1}=@{file}", "--set", f"c{circuit + 1}.i.min=0.001"]
    done = subprocess.run([*METERTWIN, "run", *options], capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(dump.read_text())


def tariffs(name, values, circuit, split):
    for k, kwh in enumerate(split):
        wh = values[f"c{circuit}.energy.p.import.t{k + 1}"]["value"]
        check(f"{name}: tariff T{k + 1}", close(wh, DAYS * 1e3 * kwh), f"{wh:.3f} Wh")


def demands(name, values, circuit, day, average):
    """Maximum demand over all days, against the sums over the recorded minutes."""
    watts = [p for p, _ in day] * DAYS
    vars_ = [q for _, q in day] * DAYS
    apparent = [math.hypot(p, q) for p, q in day] * DAYS
    for kind, series in (("p", watts), ("q", vars_), ("s", apparent)):
        expected = max(average(series, 15), key=abs)
        measured = values[f"c{circuit}.demand.{kind}.max"]["value"]
        check(f"{name}: maximum demand of {kind.upper()}", close(measured, expected), f"{measured:.3f} for {expected:.3f}")


def profiles(work, data):
    referee = json.loads((data / "REFEREE.json").read_text())["load_and_rms_series"]
    home = referee["load-uci-household/household_2007-07-01.txt"]
    h0 = data / "load-openems-h0"
    days = [household(data / "load-uci-household"),
            minutes(h0 / "h0-summer-weekday-non-regulated-consumption.csv"),
            minutes(h0 / "h0-summer-weekday-pv-production.csv"),
            quarters(h0 / "h0-summer-weekday-standard-load-profile.csv")]
    files = []
    for k, day in enumerate(days):
        files.append(work / f"profile{k + 1}.csv")
        write(files[-1], day)
    for mode, average in (("fixed", blocks), ("sliding", sliding)):
        values = run(work, mode, files)["values"]
        name = f"{DAYS} days, {mode}"

        def energy(circuit, what):
            return values[f"c{circuit}.energy.{what}"]["value"]

        check(f"{name}: household EP+", close(energy(1, "p.import.total"), DAYS * 1e3 * home["energy_kWh"]))
        check(f"{name}: household EQ+", close(energy(1, "q.import.total"), DAYS * 1e3 * home["energy_kvarh"]))
        check(f"{name}: household ES", close(energy(1, "s.total"), DAYS * 1e3 * home["S_energy_kVAh_from_PQ"]))
        tariffs(name, values, 1, list(home["tariff_kWh"].values()))
        for circuit, file in ((2, "h0-summer-weekday-non-regulated-consumption.csv"),
                              (3, "h0-summer-weekday-pv-production.csv")):
            net = energy(circuit, "p.import.total") - energy(circuit, "p.export.total")
            expected = -DAYS * referee[f"load-openems-h0/{file}"]["energy_Wh"]
            check(f"{name}: {file} EP+ - EP-", close(net, expected), f"{net:.3f} for {expected:.3f} Wh")
        standard = 1e4 * referee["load-openems-h0/h0-summer-weekday-standard-load-profile.csv"]["energy_Wh"] * DAYS
        check(f"{name}: standard profile EP+", close(energy(4, "p.import.total"), standard))
        for kind in "PQS":
            # The day's own maximum is also that of all days: no window over midnight is higher.
            expected = 1e3 * home[f"demand15_{kind}"][f"{mode}_max"]
            measured = values[f"c1.demand.{kind.lower()}.max"]["value"]
            check(f"{name}: household, maximum demand of {kind} as the referee has it",
                  abs(measured - expected) <= 1e-5 * expected + 5e-4, f"{measured:.4f} for {expected:.4f}")
        for circuit, day in enumerate(days):
            demands(f"{name}: circuit {circuit + 1}", values, circuit + 1, day, average)
