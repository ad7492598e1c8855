package io.metertwin.app.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A result for programs. Times are host microseconds for each virtual second. */
public final class BenchJson {

    private BenchJson() {}

    /** The whole result. */
    public static ObjectNode of(BenchResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("model", result.model().code());
        root.put("seconds", result.seconds());
        root.set("machine", machine(result.before()));
        ArrayNode fidelities = root.putArray("fidelities");
        result.speeds()
                .forEach(speed -> fidelities.add(speed(speed, result.before().cores())));
        ArrayNode stages = root.putArray("stages");
        for (BenchResult.Stages of : result.stages()) {
            ObjectNode node = stages.addObject();
            node.put("fidelity", BenchResult.name(of.fidelity()));
            node.set("shares", shares(of.shares(), of.micros()));
        }
        root.set("processingSteps", shares(result.steps(), BenchResult.sum(result.steps())));
        root.put("twoThreadsOverOne", result.twoThreads());
        ObjectNode modbus = root.putObject("modbus");
        modbus.put("clients", result.modbus().clients());
        modbus.put("registersPerRead", result.modbus().registers());
        modbus.put("readsPerSecond", result.modbus().perSecond());
        return root;
    }

    private static ObjectNode machine(Machine machine) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("java", machine.java());
        node.put("vm", machine.vm());
        node.put("os", machine.os());
        node.put("cores", machine.cores());
        machine.load().ifPresentOrElse(load -> node.put("load", load), () -> node.putNull("load"));
        return node;
    }

    private static ObjectNode speed(BenchResult.Speed speed, int cores) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("fidelity", BenchResult.name(speed.fidelity()));
        speed.chain().ifPresentOrElse(chain -> node.set("chain", timing(chain)), () -> node.putNull("chain"));
        node.set("meter", timing(speed.meter()));
        speed.together().ifPresentOrElse(all -> node.set("together", timing(all)), () -> node.putNull("together"));
        node.put("metersInRealTime", speed.meters(cores));
        return node;
    }

    private static ObjectNode timing(Timing timing) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("timesRealTime", timing.timesRealTime());
        node.put("median", timing.median());
        node.put("lowerQuartile", timing.lowerQuartile());
        node.put("upperQuartile", timing.upperQuartile());
        node.put("repetitions", timing.repetitions());
        return node;
    }

    private static ArrayNode shares(List<BenchResult.Share> shares, double all) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (BenchResult.Share share : shares) {
            ObjectNode node = nodes.addObject();
            node.put("stage", share.name());
            node.put("micros", share.micros());
            node.put("share", share.micros() / all);
        }
        return nodes;
    }
}
