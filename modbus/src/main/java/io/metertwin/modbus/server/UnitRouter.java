package io.metertwin.modbus.server;

import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.settings.SerialSettings;
import io.metertwin.core.settings.Settings;
import io.metertwin.modbus.image.ExceptionCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The meters behind one port, found by the unit id of a request (decision 35). Addresses are settings: each request is
 * routed by those in force. Of several meters each answers only where its own settings let it: on Modbus TCP and on the
 * line while that is enabled, and on the line while its rate, parity and stop bits are those of the line, which are the
 * first meter's. Any thread may call it; it never blocks.
 */
public final class UnitRouter {

    /** Most meters on one line (manual: daisy chain of up to 32 devices). */
    public static final int MOST_METERS = 32;

    private static final int BROADCAST = 0;
    private static final int WILDCARD = 255;

    private final List<ModbusDispatcher> meters;

    /**
     * A router.
     *
     * @param meters 1 to {@value #MOST_METERS} meters; the settings of the first are those of the port
     */
    public UnitRouter(List<ModbusDispatcher> meters) {
        if (meters.isEmpty() || meters.size() > MOST_METERS) {
            throw new IllegalArgumentException(meters.size() + " meters on a port are not 1.." + MOST_METERS);
        }
        this.meters = List.copyOf(meters);
    }

    /** True while a supply carries one of the meters. */
    public boolean anyOn() {
        return meters.stream().anyMatch(ModbusDispatcher::isOn);
    }

    /** True while a meter with supply has settings that allow something. */
    public boolean anyServed(Predicate<Settings> allowed) {
        return meters.stream().anyMatch(meter -> meter.isOn() && allowed.test(settings(meter)));
    }

    /** The meter whose settings are those of the port. */
    public MeterPort first() {
        return meters.get(0).meter();
    }

    /**
     * The reply to a request over Modbus TCP: one meter answers to 0, 255 and its address, several to their exact
     * addresses, of which 0 is none; every other unit id gets exception 0B.
     */
    public Reply dispatch(RequestFrame frame, Origin peer) {
        Optional<ModbusDispatcher> meter = find(frame.unit());
        if (meter.isEmpty() && meters.size() == 1 && (frame.unit() == BROADCAST || frame.unit() == WILDCARD)) {
            meter = Optional.of(meters.get(0));
        }
        if (meter.isEmpty()) {
            each(CommunicationCounters::otherUnit);
            return meters.get(0).refuse(frame, ExceptionCode.NO_SUCH_UNIT);
        }
        return answersOnTcp(meter.get())
                ? meter.get().dispatch(frame, peer)
                : meters.get(0).refuse(frame, ExceptionCode.NO_SUCH_UNIT);
    }

    /**
     * The reply to a request on a line: empty for silence, that is for units that are not there and for 0, the
     * broadcast, whose writes every meter carries out.
     */
    public Optional<Reply> dispatchOnLine(RequestFrame frame, Origin peer) {
        if (frame.unit() == BROADCAST) {
            if (frame.writes()) {
                meters.stream().filter(this::hearsTheLine).toList().forEach(meter -> meter.dispatch(frame, peer));
            }
            return Optional.empty();
        }
        Optional<ModbusDispatcher> found = find(frame.unit()).filter(this::hearsTheLine);
        meters.stream()
                .filter(this::hearsTheLine)
                .filter(meter -> found.isEmpty() || meter != found.get())
                .forEach(meter -> meter.counters().otherUnit());
        return found.map(meter -> meter.dispatch(frame, peer));
    }

    private Optional<ModbusDispatcher> find(int unit) {
        return meters.stream().filter(meter -> meter.hasAddress(unit)).findFirst();
    }

    private boolean answersOnTcp(ModbusDispatcher meter) {
        Settings settings = settings(meter);
        return meter.isOn() && (isAlone() || settings.get(settings.catalogue().modbus.tcpEnabled));
    }

    /** A meter at another rate or parity than the line's hears nothing but noise. */
    private boolean hearsTheLine(ModbusDispatcher meter) {
        if (isAlone() || !meter.isOn()) {
            return meter.isOn();
        }
        Settings settings = settings(meter);
        Settings ofLine = settings(meters.get(0));
        SerialSettings own = settings.catalogue().serial;
        SerialSettings line = ofLine.catalogue().serial;
        return settings.get(own.enabled)
                && settings.get(own.baud).equals(ofLine.get(line.baud))
                && settings.get(own.parity) == ofLine.get(line.parity)
                && settings.get(own.stopBits).equals(ofLine.get(line.stopBits));
    }

    /** The port of a meter that is alone opens and closes with its settings. */
    private boolean isAlone() {
        return meters.size() == 1;
    }

    private static Settings settings(ModbusDispatcher meter) {
        return meter.meter().snapshot().settings();
    }

    /** Counts a frame with a wrong check sum: every meter of the port hears it. */
    public void crcError() {
        meters.forEach(
                meter -> meter.counters().crcError(meter.meter().snapshot().meterMillis()));
    }

    /** Counts bytes that are no frame: every meter of the port hears them. */
    public void framingError() {
        meters.forEach(
                meter -> meter.counters().framingError(meter.meter().snapshot().meterMillis()));
    }

    /** Counts a client that connected. */
    public void connected() {
        each(CommunicationCounters::connected);
    }

    /** Counts a client that has gone. */
    public void disconnected() {
        each(CommunicationCounters::disconnected);
    }

    private void each(Consumer<CommunicationCounters> count) {
        meters.forEach(meter -> count.accept(meter.counters()));
    }
}
