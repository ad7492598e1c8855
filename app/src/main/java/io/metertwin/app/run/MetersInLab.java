package io.metertwin.app.run;

import io.metertwin.app.lab.Laboratory;
import io.metertwin.core.fault.BusFault;
import io.metertwin.core.fault.DeviceFault;
import io.metertwin.core.fault.LinkFault;
import io.metertwin.core.fault.StorageFault;
import io.metertwin.core.fault.SupplyFault;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.MeterLoop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The meters of a run in the hands of the lab. Supply and storage are each meter's own, line and network are shared. */
final class MetersInLab implements Laboratory {

    private final List<MeterLoop> loops;
    private final MeterStates states;
    private final PoweredModbus modbus;

    /**
     * Meters that work.
     *
     * @param loops the meters, at least one
     * @param states what they remember
     * @param modbus their common ports
     */
    MetersInLab(List<MeterLoop> loops, MeterStates states, PoweredModbus modbus) {
        this.loops = List.copyOf(loops);
        this.states = states;
        this.modbus = modbus;
    }

    @Override
    public MeterLoop meter(Optional<String> name) {
        return name.isEmpty() ? loops.get(0) : named(name.get());
    }

    private MeterLoop named(String name) {
        return loops.stream()
                .filter(loop -> address(loop).equals(name) || serialNumber(loop).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no meter has unit " + name + "; there are "
                        + loops.stream()
                                .map(MetersInLab::address)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))));
    }

    private static String serialNumber(MeterLoop loop) {
        return loop.snapshot().identity().serialNumber();
    }

    private static String address(MeterLoop loop) {
        MeterSnapshot snapshot = loop.snapshot();
        return String.valueOf(snapshot.settings().get(snapshot.settings().catalogue().modbus.address));
    }

    @Override
    public PowerState inject(DeviceFault fault, Optional<String> unit) {
        if (fault instanceof BusFault bus) {
            refuse(unit, "the serial line");
            modbus.inject(bus);
        } else if (fault instanceof LinkFault link) {
            refuse(unit, "the network cable");
            modbus.inject(link);
        } else {
            List<MeterLoop> meant = unit.isEmpty() ? loops : List.of(named(unit.get()));
            meant.forEach(loop -> inject(fault, loop));
        }
        return meter(unit).snapshot().state();
    }

    private static void refuse(Optional<String> unit, String shared) {
        if (unit.isPresent()) {
            throw new IllegalArgumentException("all meters share " + shared + "; leave out unit");
        }
    }

    private void inject(DeviceFault fault, MeterLoop loop) {
        if (fault instanceof SupplyFault supply) {
            loop.supply(supply).join();
        } else if (fault instanceof StorageFault storage) {
            states.of(serialNumber(loop)).fault(storage);
        }
    }
}
