package io.metertwin.modbus.server;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.settings.ModbusSettings;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.image.ExceptionCode;
import io.metertwin.modbus.image.RegisterReader;
import io.metertwin.modbus.image.RegisterWriter;
import io.metertwin.modbus.image.WritePlan;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.FunctionCode;
import io.metertwin.modbus.map.RegisterMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests for one meter. Any thread may call it; it never blocks.
 */
public final class ModbusDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ModbusDispatcher.class);

    private final MeterPort meter;
    private final Set<FunctionCode> functions;
    private final RegisterReader reader;
    private final RegisterWriter writer;
    private final CommunicationCounters counters;
    private final AccessControl access;
    private final Optional<EnronView> enron;

    /**
     * A dispatcher whose counters nobody sees.
     *
     * @param meter the meter that answers
     * @param map the register map of its model
     */
    public ModbusDispatcher(MeterPort meter, RegisterMap map) {
        this(meter, map, new CommunicationCounters());
    }

    /**
     * A dispatcher.
     *
     * @param meter the meter that answers
     * @param map the register map of its model
     * @param counters where requests and exceptions are counted
     */
    public ModbusDispatcher(MeterPort meter, RegisterMap map, CommunicationCounters counters) {
        this(meter, map, counters, new AccessControl(HostClock.system()));
    }

    /**
     * A dispatcher with an access control of its own.
     *
     * @param meter the meter that answers
     * @param map the register map of its model
     * @param counters where requests and exceptions are counted
     * @param access who may do what is protected
     */
    public ModbusDispatcher(MeterPort meter, RegisterMap map, CommunicationCounters counters, AccessControl access) {
        this(meter, map, counters, access, Optional.empty());
    }

    /**
     * A dispatcher that may show registers of 32 bits.
     *
     * @param meter the meter that answers
     * @param map the register map of its model
     * @param counters where requests and exceptions are counted
     * @param access who may do what is protected
     * @param enron the view of the first addresses; empty for ordinary registers there
     */
    public ModbusDispatcher(
            MeterPort meter,
            RegisterMap map,
            CommunicationCounters counters,
            AccessControl access,
            Optional<EnronView> enron) {
        this.meter = meter;
        this.counters = counters;
        this.access = access;
        this.enron = enron;
        functions = map.functions();
        reader = new RegisterReader(map);
        writer = new RegisterWriter(map);
    }

    /** The meter that answers. */
    MeterPort meter() {
        return meter;
    }

    /** Where its requests and exceptions are counted. */
    CommunicationCounters counters() {
        return counters;
    }

    /** True when the meter answers to this address now; nothing answers to 0, the address of broadcasts. */
    boolean hasAddress(int unit) {
        Settings settings = meter.snapshot().settings();
        return unit != ModbusSettings.BROADCAST_ONLY && unit == settings.get(settings.catalogue().modbus.address);
    }

    /** True while the meter measures: not without supply, and not while it boots. */
    boolean isOn() {
        return meter.snapshot().state() == PowerState.ON;
    }

    /** An exception as reply. */
    Reply refuse(RequestFrame frame, ExceptionCode code) {
        return refused(frame.header(), code);
    }

    /**
     * The reply to a request, whatever its unit id. A read is taken from one snapshot.
     *
     * @param frame the request
     * @param peer who asks
     */
    public Reply dispatch(RequestFrame frame, Origin peer) {
        counters.frame();
        MeterSnapshot snapshot = meter.snapshot();
        Optional<FunctionCode> function = FunctionCode.of(frame.function()).filter(functions::contains);
        if (function.isEmpty()) {
            return refused(frame.header(), ExceptionCode.ILLEGAL_FUNCTION);
        }
        if (!frame.wellFormed(function.get())) {
            return refused(frame.header(), ExceptionCode.ILLEGAL_VALUE);
        }
        return function.get().writes()
                ? write(frame, function.get(), snapshot, peer)
                : read(frame, function.get().table(), snapshot);
    }

    private Reply read(RequestFrame frame, DataTable table, MeterSnapshot snapshot) {
        int address = frame.address();
        int count = frame.argument();
        boolean wide = wide(table, address);
        if (wide && count > EnronView.MAXIMUM_READ) {
            return refused(frame.header(), ExceptionCode.ILLEGAL_VALUE);
        }
        if (wide ? !EnronView.serves(address, count) : !reader.serves(table, address, count, snapshot.settings())) {
            return refused(frame.header(), ExceptionCode.ILLEGAL_ADDRESS);
        }
        int[] values = wide
                ? enron.orElseThrow().read(address, count, snapshot)
                : reader.read(table, address, count, snapshot);
        return new Reply.Ready(headed(Responses.read(table, values), frame.header()));
    }

    private boolean wide(DataTable table, int address) {
        return enron.isPresent() && table == DataTable.HOLDING && EnronView.covers(address);
    }

    private Reply write(RequestFrame frame, FunctionCode function, MeterSnapshot snapshot, Origin peer) {
        ModbusRequest request = frame.header();
        int address = frame.address();
        int[] values = frame.values(function);
        if (wide(function.table(), address)) {
            return refused(request, ExceptionCode.ILLEGAL_ADDRESS);
        }
        WritePlan planned = writer.plan(function.table(), address, values, snapshot, peer);
        WritePlan plan = access.decide(planned, snapshot, peer);
        if (plan instanceof WritePlan.Refuse refusal) {
            LOG.debug("{} write at {} refused: {}", peer.peer(), address, refusal.reason());
            return refused(request, refusal.code());
        }
        ModbusResponse done = headed(Responses.written(function, address, values), request);
        return plan instanceof WritePlan.Ask ask ? ask(ask.command(), request, done) : new Reply.Ready(done);
    }

    private Reply ask(MeterCommand command, ModbusRequest request, ModbusResponse done) {
        CompletableFuture<ModbusResponse> response = meter.submit(command)
                .handle((result, failure) ->
                        failure == null ? answer(request, done, result) : failed(request, failure));
        return response.isDone()
                ? new Reply.Ready(response.join())
                : new Reply.Waiting(response, () -> exception(request, ExceptionCode.DEVICE_FAILURE));
    }

    private static ModbusResponse headed(ModbusResponse response, ModbusRequest request) {
        response.setTransactionID(request.getTransactionID());
        response.setProtocolID(request.getProtocolID());
        response.setUnitID(request.getUnitID());
        return response;
    }

    private ModbusResponse answer(ModbusRequest request, ModbusResponse done, CommandResult result) {
        if (result instanceof CommandResult.Refused refusal) {
            LOG.debug("write refused by the meter: {}", refusal.reason());
            return exception(
                    request,
                    switch (refusal.kind()) {
                        case VALUE -> ExceptionCode.ILLEGAL_VALUE;
                        case LOCKED, UNAVAILABLE -> ExceptionCode.DEVICE_FAILURE;
                    });
        }
        return done;
    }

    private ModbusResponse failed(ModbusRequest request, Throwable failure) {
        LOG.warn("a write failed inside the meter", failure);
        return exception(request, ExceptionCode.DEVICE_FAILURE);
    }

    private Reply refused(ModbusRequest request, ExceptionCode code) {
        return new Reply.Ready(exception(request, code));
    }

    private ModbusResponse exception(ModbusRequest request, ExceptionCode code) {
        counters.exception(code.code(), meter.snapshot().meterMillis());
        return request.createExceptionResponse(code.code());
    }
}
