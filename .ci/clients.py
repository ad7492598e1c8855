#!/usr/bin/env python3
"""What `metertwin registers --client` writes, against a running meter.

Node-RED with its Modbus nodes runs its flow as it is; mbpoll reads the lines of the list. Home Assistant and Telegraf are
in no registry this may use: their files are parsed, every key and word must be one their documentation has, and every value
is read and decoded as it says. Needs mbpoll and PyYAML; Node-RED is installed once, into target/node-red, where npm and its
registry are at hand, and otherwise said to be left out.
"""
import csv
import json
import pathlib
import random
import shutil
import socket
import struct
import subprocess
import tempfile
import tomllib

import yaml

import checks
from checks import METERTWIN, ROOT, Meter, check, group, mbpoll, wait_until

WORK = pathlib.Path(tempfile.mkdtemp(prefix="metertwin-clients-"))
NODE_RED = ROOT / "target" / "node-red"
NODE_RED_PACKAGES = {"node-red": "4.1.15", "node-red-contrib-modbus": "5.23.3"}
NODE_RED_BEFORE = "2026-11-15"  # what they depend on is as old, too
NPM_SECONDS = 180

# In closed forms nothing but counters changes, and those only rise or fall.
OPTIONS = ["--model", "MPM4412-A", "--fidelity", "phasor", "--temperature", "-12.5C", "--age", "1d", "--grid",
           "u=231V,u2=228V@-120deg,u3=226V@120deg", "--load", "c1=72kW,pf=0.92ind,h5=18%", "--load", "c3=-5kW"]
STRUCTURES = {"int16": "h", "uint16": "H", "enum": "H", "bitfield": "H", "int32": "i", "uint32": "I", "float32": "f",
              "int64": "q", "uint64": "Q"}
LISTED = "u?,f.sys,temperature,c?.i?,c?.p.total,c?.pf.total,c?.energy.*.total"
PREFIXES = {"": 1, "k": 1e3, "m": 1e-3}
SEED, SAMPLE = 20261121, 150
ORDERS = ("ABCD", "CDAB", "BADC", "DCBA")


def configuration(client, meter, order, values="*"):
    """What the command writes for a client of this meter."""
    return subprocess.run(
        METERTWIN + ["registers", "--client", client, "--model", "MPM4412-A", "--port", str(meter.port), "--order", order,
                     "--values", values], capture_output=True, text=True, check=True).stdout


def listed(meter, order, values="*"):
    """The lines of the list, by the ids of their values."""
    return {row["id"]: row for row in csv.DictReader(configuration("csv", meter, order, values).splitlines())}


def decoded(data, kind, order):
    """The number in some registers of a meter with this word order."""
    words = [data[k:k + 2] for k in range(0, len(data), 2)]
    if len(words) > 1 and order in ("CDAB", "DCBA"):
        words.reverse()
    if len(words) > 1 and order in ("BADC", "DCBA"):
        words = [word[::-1] for word in words]
    return struct.unpack(">" + STRUCTURES[kind], b"".join(words))[0]


def shown(meter, rows):
    """What the lab shows: its whole snapshot, and some of the values that are not in it, such as single harmonics."""
    values = meter.seen("snapshot")["values"]
    others = sorted(rows.keys() - values.keys())
    for key in random.Random(SEED).sample(others, min(SAMPLE, len(others))):
        values[key] = meter.seen(f"values/{key}")
    return values


def compare(name, meter, rows, read, precision=0.0):
    """What a client reads, in the units of the list, lies between what the lab shows before and after."""
    before = shown(meter, rows)
    values = read()
    after = shown(meter, rows)
    wrong, compared = [], 0
    for key, row in rows.items():
        if key not in before or before[key]["value"] is None:
            continue
        compared += 1
        unit = PREFIXES[row["unit"].removesuffix(before[key]["unit"])]
        low, high = sorted((before[key]["value"], after[key]["value"]))
        whole = float(row["scale"]) * unit if row["type"] != "float32" else 0
        slack = whole + precision * unit + 1e-6 * max(abs(low), abs(high)) + 1e-6
        value = values.get(key)
        if value is None or not low - slack <= value * unit <= high + slack:
            wrong.append(f"{key} is {value}, the meter has {low} to {high} {before[key]['unit']}")
    for line in wrong[:10]:
        print("    ", line)
    check(f"{name} reads every value as the meter has it", not wrong and compared > 20 and values.keys() >= rows.keys(),
          f"{compared} of {len(rows)} compared, {len(wrong)} wrong")


def read(client, function, address, count):
    return client.exchange(struct.pack(">BHH", function, address, count))[2:]


# ---------------------------------------------------------------- list

def list_by_mbpoll(meter, order, rows):
    polled_rows = {key: rows[key] for key in listed(meter, order, LISTED)}

    def polled(row):
        words, text = mbpoll("-m", "tcp", "-p", row["port"], "-a", row["unit_id"], "-0", "-t", "4:hex", "-r",
                             row["address"], "-c", row["words"], target=row["host"])
        if len(words) != int(row["words"]):
            raise RuntimeError(text)
        data = b"".join(int(word, 16).to_bytes(2, "big") for word in words)
        return decoded(data, row["type"], row["order"]) * float(row["scale"])

    compare(f"list, {order}: mbpoll", meter, polled_rows,
            lambda: {key: polled(row) for key, row in polled_rows.items()})
    check(f"list, {order}: numbers are those of holding registers",
          all(int(row["number"]) == int(row["address"]) + 40001 and row["function"] == "3" for row in rows.values()))


# ---------------------------------------------------------------- Home Assistant

HUB = {"name", "type", "host", "port", "sensors", "binary_sensors"}
SENSOR = {"name", "unique_id", "slave", "address", "input_type", "scan_interval", "data_type", "swap", "scale", "precision",
          "unit_of_measurement", "device_class", "state_class"}
SWAPS = {None: "ABCD", "word": "CDAB", "byte": "BADC", "word_byte": "DCBA"}
DEVICE_UNITS = {"voltage": {"V", "mV"}, "current": {"A", "mA"}, "power": {"W", "kW"}, "reactive_power": {"var", "kvar"},
                "apparent_power": {"VA", "kVA"}, "frequency": {"Hz", "kHz"}, "energy": {"Wh", "kWh", "MWh"}}
STATE_CLASSES = {"measurement", "total", "total_increasing"}


def home_assistant_sensor(sensor):
    """Why its documentation would not have this sensor; empty when it would."""
    device = sensor.get("device_class")
    words = struct.calcsize(STRUCTURES.get(sensor["data_type"], "x")) // 2
    return [reason for reason, wrong in (
        ("unknown key", not sensor.keys() <= SENSOR),
        ("data type", words == 0 or sensor["data_type"] in ("enum", "bitfield")),
        ("swap", sensor.get("swap") not in SWAPS or ("swap" in sensor and words < 2)),
        ("unit", device is not None and sensor.get("unit_of_measurement") not in DEVICE_UNITS.get(device, ())),
        ("state class", sensor["state_class"] not in STATE_CLASSES),
        ("energy is a total", device == "energy" and sensor["state_class"] == "measurement"),
        ("falls", sensor["state_class"] == "total_increasing" and sensor["data_type"][0] == "i"),
        ("address", not 0 <= sensor["address"] <= 0xFFFF or sensor["input_type"] not in ("holding", "input")),
    ) if wrong]


def home_assistant(meter, order, rows):
    hubs = yaml.safe_load(configuration("homeassistant", meter, order))["modbus"]
    hub, sensors = hubs[0], hubs[0]["sensors"]
    faults = [(sensor["name"], fault) for sensor in sensors for fault in home_assistant_sensor(sensor)]
    check(f"Home Assistant, {order}: every key and word is documented",
          not faults and hub.keys() <= HUB and hub["type"] == "tcp", faults[:3] or f"{len(sensors)} sensors")
    check(f"Home Assistant, {order}: names, ids and places are single", all(
        len({key(sensor) for sensor in sensors}) == len(sensors) for key in (
            lambda sensor: sensor["name"], lambda sensor: sensor["unique_id"],
            lambda sensor: (sensor["slave"], sensor["input_type"], sensor["address"]))))
    client = checks.Connection(hub["port"])

    def state(sensor):
        kind = sensor["data_type"]
        data = read(client, 3 if sensor["input_type"] == "holding" else 4, sensor["address"],
                    struct.calcsize(STRUCTURES[kind]) // 2)
        return round(decoded(data, kind, SWAPS[sensor.get("swap")]) * sensor["scale"], sensor["precision"])

    compare(f"Home Assistant, {order}", meter, rows,
            lambda: {sensor["name"]: state(sensor) for sensor in sensors}, precision=0.5e-3)
    client.close()


# ---------------------------------------------------------------- Telegraf

PLUGIN = {"name", "slave_id", "timeout", "controller", "configuration_type", "holding_registers", "input_registers"}
FIELD = {"name", "byte_order", "data_type", "scale", "address"}
LONG_ORDERS = {"ABCDEFGH": "ABCD", "GHEFCDAB": "CDAB", "BADCFEHG": "BADC", "HGFEDCBA": "DCBA"}
TELEGRAF_TYPES = {"INT16": "int16", "UINT16": "uint16", "INT32": "int32", "UINT32": "uint32", "INT64": "int64",
                  "UINT64": "uint64", "FLOAT32-IEEE": "float32"}
MOST_REGISTERS = 125


def telegraf_type(field):
    """The type its documentation gives a field; fixed point is as long as its addresses. None when it has none."""
    words = len(field["address"])
    kind = TELEGRAF_TYPES.get(field["data_type"]) or {
        "FIXED": f"int{16 * words}", "UFIXED": f"uint{16 * words}"}.get(field["data_type"])
    return kind if kind in STRUCTURES and struct.calcsize(STRUCTURES[kind]) == 2 * words else None


def telegraf_order(field):
    words = len(field["address"])
    order = {1: {"AB": "ABCD"}, 2: {order: order for order in ORDERS}, 4: LONG_ORDERS}[words]
    return order.get(field["byte_order"])


def telegraf_requests(fields):
    """Its register style reads neighbours together, as many as a request takes."""
    requests = []
    for field in sorted(fields, key=lambda field: field["address"][0]):
        last = requests[-1] if requests else None
        if last and field["address"][0] == last[-1]["address"][-1] + 1 \
                and field["address"][-1] - last[0]["address"][0] < MOST_REGISTERS:
            last.append(field)
        else:
            requests.append([field])
    return requests


def telegraf_state(client, function, fields):
    values = {}
    for request in telegraf_requests(fields):
        begin = request[0]["address"][0]
        data = read(client, function, begin, request[-1]["address"][-1] + 1 - begin)
        for field in request:
            at = 2 * (field["address"][0] - begin)
            part = data[at:at + 2 * len(field["address"])]
            values[field["name"]] = decoded(part, telegraf_type(field), telegraf_order(field)) * field["scale"]
    return values


def telegraf(meter, order, rows):
    plugin = tomllib.loads(configuration("telegraf", meter, order))["inputs"]["modbus"][0]
    tables = [(3, plugin.get("holding_registers", [])), (4, plugin.get("input_registers", []))]
    fields = [field for _, table in tables for field in table]
    faults = [field for field in fields if field.keys() != FIELD or telegraf_type(field) is None
              or telegraf_order(field) is None or not isinstance(field["scale"], float)
              or field["address"] != list(range(field["address"][0], field["address"][0] + len(field["address"])))]
    check(f"Telegraf, {order}: every key and word is documented",
          not faults and plugin.keys() <= PLUGIN and plugin["configuration_type"] == "register"
          and plugin["controller"] == f"tcp://127.0.0.1:{meter.port}" and plugin["slave_id"] == 1,
          faults[:3] or f"{len(fields)} fields")
    check(f"Telegraf, {order}: names are single", len({field["name"] for field in fields}) == len(fields))
    client = checks.Connection(meter.port)
    compare(f"Telegraf, {order}", meter, rows, lambda: {
        name: value for function, table in tables for name, value in telegraf_state(client, function, table).items()})
    client.close()


# ---------------------------------------------------------------- Node-RED

def install_node_red():
    """The packages by their exact versions, and all they need by date. True when they are there; else says why not."""
    package = json.dumps({"private": True, "dependencies": NODE_RED_PACKAGES})
    file = NODE_RED / "package.json"
    if (NODE_RED / "complete").exists() and file.read_text() == package:
        return True
    shutil.rmtree(NODE_RED, ignore_errors=True)
    NODE_RED.mkdir(parents=True)
    file.write_text(package)
    try:
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--omit=optional", "--no-package-lock",
                        f"--before={NODE_RED_BEFORE}"], cwd=NODE_RED, check=True, timeout=NPM_SECONDS)
    except (OSError, subprocess.SubprocessError) as e:
        print(f"NOTE: Node-RED is left out, npm cannot install it here: {e}", flush=True)
        return False
    (NODE_RED / "complete").touch()
    return True


class NodeRed:
    """Node-RED without its editor, running a flow whose values we write to a file."""

    def __init__(self, nodes):
        self.values_file = WORK / "values.jsonl"
        self.values_file.unlink(missing_ok=True)
        for node in nodes:
            if node["type"] == "function":
                node["wires"] = [["values-file"]]
        nodes.append({"id": "values-file", "type": "file", "z": "mt-flow", "filename": str(self.values_file),
                      "filenameType": "str", "appendNewline": True, "overwriteFile": "false", "wires": [[]]})
        flow = WORK / "flow.json"
        flow.write_text(json.dumps(nodes))
        settings = WORK / "settings.js"
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings.write_text(f"module.exports = {{ uiHost: '127.0.0.1', uiPort: {port}, httpAdminRoot: false, "
                            "httpNodeRoot: false, telemetry: { enabled: false } };")
        self.log = WORK / "node-red.log"
        self.process = subprocess.Popen(
            ["node", str(NODE_RED / "node_modules" / "node-red" / "red.js"), "--userDir", str(NODE_RED), "--settings",
             str(settings), str(flow)], stdout=self.log.open("w"), stderr=subprocess.STDOUT)

    def values(self, reads):
        """All values, as soon as every read has been done once."""
        def messages():
            return self.values_file.read_text().splitlines() if self.values_file.exists() else []
        if not wait_until(lambda: len(messages()) >= 2 * reads, 90):
            raise RuntimeError(f"{len(messages())} of {reads} reads: {self.log.read_text()[-2000:]}")
        values = {}
        for message in messages():
            values.update(json.loads(message))
        return values

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        self.process.wait(timeout=20)


def node_red(meter, order, rows):
    nodes = json.loads(configuration("node-red", meter, order))
    reads = sum(node["type"] == "modbus-read" for node in nodes)

    def seen():
        with NodeRed(nodes) as program:
            return program.values(reads)

    compare(f"Node-RED, {order}, {reads} reads", meter, rows, seen)


def every_client(order, clients):
    with Meter(*OPTIONS, "--set", f"modbus.order={order}") as meter:
        rows = listed(meter, order)
        for client in clients:
            group(client, meter, order, rows)


def main():
    clients = [list_by_mbpoll, home_assistant, telegraf] + ([node_red] if install_node_red() else [])
    for order in ORDERS:
        group(every_client, order, clients)
    shutil.rmtree(WORK, ignore_errors=True)
    checks.finish("clients")


if __name__ == "__main__":
    main()
