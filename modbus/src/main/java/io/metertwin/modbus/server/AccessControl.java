package io.metertwin.modbus.server;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.Protection;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.image.ExceptionCode;
import io.metertwin.modbus.image.WritePlan;
import io.metertwin.modbus.map.ProtectedCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what is protected on one meter (decision 37): a password opens it to the host or line that wrote it, for 60
 * s; three wrong ones in a row lock that host or line out for 60 s. Connections of one host count as one peer, so that
 * connecting anew lifts no lock. Any thread may call it.
 */
public final class AccessControl {

    /** How long a password counts, and how long a peer is locked out; nanoseconds of host time. */
    static final long PERIOD_NANOS = 60_000_000_000L;

    private static final int MOST_WRONG = 3;
    private static final int MOST_PEERS = 256;

    private final HostClock clock;
    private final Map<String, Peer> peers = new LinkedHashMap<>(MOST_PEERS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Peer> eldest) {
            return size() > MOST_PEERS;
        }
    };

    /**
     * What is known of a peer.
     *
     * @param opened what its last password opened
     * @param wrong wrong passwords in a row
     * @param since when it wrote its last password, nanoseconds of host time
     */
    private record Peer(Set<Protection> opened, int wrong, long since) {

        boolean within(long now) {
            return now - since < PERIOD_NANOS;
        }

        boolean lockedOut(long now) {
            return wrong >= MOST_WRONG && within(now);
        }
    }

    /**
     * Nothing is open, nobody locked out.
     *
     * @param clock host time
     */
    public AccessControl(HostClock clock) {
        this.clock = clock;
    }

    /**
     * What becomes of a write: one for the meter, one that is done, or a refusal.
     *
     * @param plan what is written
     * @param snapshot the state the write meets
     * @param origin who writes
     */
    synchronized WritePlan decide(WritePlan plan, MeterSnapshot snapshot, Origin origin) {
        if (plan instanceof WritePlan.Enter enter) {
            return enter(enter, snapshot, origin);
        }
        Settings settings = snapshot.settings();
        boolean locked = plan instanceof WritePlan.Ask
                && settings.get(settings.catalogue().modbus.writeLock)
                && !open(Protection.SETTING, origin);
        return locked ? refuse(ExceptionCode.DEVICE_FAILURE, "the setting password is missing") : plan;
    }

    private WritePlan enter(WritePlan.Enter enter, MeterSnapshot snapshot, Origin origin) {
        if (enter.code().isPresent()) {
            Optional<WritePlan> wrong = wrongCode(enter.code().getAsInt(), snapshot);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        if (enter.password().isPresent()) {
            WritePlan taken = takePassword(enter.password().getAsLong(), snapshot, origin);
            if (!(taken instanceof WritePlan.Done)) {
                return taken;
            }
        }
        return enter.code().isPresent() ? command(enter.code().getAsInt(), origin) : new WritePlan.Done();
    }

    private static Optional<WritePlan> wrongCode(int code, MeterSnapshot snapshot) {
        if (ProtectedCommand.of(code).isEmpty()) {
            return Optional.of(refuse(ExceptionCode.ILLEGAL_VALUE, code + " is no command"));
        }
        int circuits = snapshot.identity().model().circuits();
        return ProtectedCommand.circuit(code) > circuits
                ? Optional.of(refuse(ExceptionCode.ILLEGAL_VALUE, "the meter has " + circuits + " circuits"))
                : Optional.empty();
    }

    private WritePlan takePassword(long entered, MeterSnapshot snapshot, Origin origin) {
        long now = clock.nanos();
        Peer known = peers.get(name(origin));
        if (known != null && known.lockedOut(now)) {
            return refuse(ExceptionCode.DEVICE_FAILURE, "locked out after wrong passwords");
        }
        Settings settings = snapshot.settings();
        Set<Protection> opened = settings.catalogue()
                .passwords
                .openedBy(entered, settings, snapshot.identity().serialNumber());
        if (!opened.isEmpty()) {
            peers.put(name(origin), new Peer(opened, 0, now));
            return new WritePlan.Done();
        }
        int before = known == null || known.wrong() >= MOST_WRONG ? 0 : known.wrong();
        peers.put(name(origin), new Peer(Set.of(), before + 1, now));
        return new WritePlan.Ask(new MeterCommand.RejectPassword(origin));
    }

    private WritePlan command(int code, Origin origin) {
        ProtectedCommand command = ProtectedCommand.of(code).orElseThrow();
        return open(command.protection(), origin)
                ? new WritePlan.Ask(command.order(ProtectedCommand.circuit(code), origin))
                : refuse(ExceptionCode.DEVICE_FAILURE, "the password is missing");
    }

    private boolean open(Protection protection, Origin origin) {
        Peer known = peers.get(name(origin));
        return known != null && known.within(clock.nanos()) && known.opened().contains(protection);
    }

    private static WritePlan refuse(ExceptionCode code, String reason) {
        return new WritePlan.Refuse(code, reason);
    }

    /** The host or line, without the port of a connection. */
    private static String name(Origin origin) {
        return origin.surface() + " " + origin.peer().replaceFirst(":\\d+$", "");
    }
}
