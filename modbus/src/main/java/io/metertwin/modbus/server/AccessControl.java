package io.metertwin.modbus.server;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.Protection;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.image.ExceptionCode;
import io.metertwin.modbus.image.WritePlan;
import io.metertwin.modbus.map.ProtectedCommand;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what is protected on one meter (decision 37): each password opens its part to the host or line that wrote it,
 * for 60 s; three wrong ones in a row lock that host or line out for 60 s. Connections of one host count as one peer, so
 * that connecting anew lifts no lock. Any thread may call it.
 *
 * <p>The reset password opens clearing and the factory reset, the record password the recorder. Passwords themselves
 * take the one their setting names (manual 7.5.10: they stand in the setting menu); other settings take it only while
 * {@code modbus.write.lock} is on.
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
     * @param opened what its passwords opened, and when each did, nanoseconds of host time
     * @param wrong wrong passwords in a row
     * @param since when it wrote the last of those
     */
    private record Peer(Map<Protection, Long> opened, int wrong, long since) {

        static final Peer UNKNOWN = new Peer(Map.of(), 0, 0);

        boolean lockedOut(long now) {
            return wrong >= MOST_WRONG && now - since < PERIOD_NANOS;
        }

        boolean open(Protection protection, long now) {
            Long at = opened.get(protection);
            return at != null && now - at < PERIOD_NANOS;
        }

        Peer opening(Set<Protection> more, long now) {
            Map<Protection, Long> all = new EnumMap<>(Protection.class);
            all.putAll(opened);
            more.forEach(protection -> all.put(protection, now));
            return new Peer(all, 0, now);
        }

        /** A wrong password closes what was open; after a lockout counting begins anew. */
        Peer failing(long now) {
            return new Peer(Map.of(), wrong >= MOST_WRONG ? 1 : wrong + 1, now);
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
        if (plan instanceof WritePlan.Ask ask) {
            for (Protection protection : taken(ask.command(), snapshot.settings())) {
                if (!open(protection, origin)) {
                    return missing(protection);
                }
            }
        }
        return plan;
    }

    /** The passwords a command takes. */
    private static Set<Protection> taken(MeterCommand command, Settings settings) {
        if (command instanceof MeterCommand.OperateRecord) {
            return EnumSet.of(Protection.RECORD);
        }
        Set<Protection> taken = settings.get(settings.catalogue().modbus.writeLock)
                ? EnumSet.of(Protection.SETTING)
                : EnumSet.noneOf(Protection.class);
        if (command instanceof MeterCommand.ChangeSettings change) {
            change.changes().stream()
                    .map(SettingChange::setting)
                    .filter(Setting::secret)
                    .forEach(setting -> taken.add(setting.protection()));
        }
        return taken;
    }

    private static WritePlan missing(Protection protection) {
        return refuse(
                ExceptionCode.DEVICE_FAILURE,
                "the " + protection.name().toLowerCase(Locale.ROOT) + " password is missing");
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
        Peer known = peers.getOrDefault(name(origin), Peer.UNKNOWN);
        if (known.lockedOut(now)) {
            return refuse(ExceptionCode.DEVICE_FAILURE, "locked out after wrong passwords");
        }
        Settings settings = snapshot.settings();
        Set<Protection> opened = settings.catalogue()
                .passwords
                .openedBy(entered, settings, snapshot.identity().serialNumber());
        if (opened.isEmpty()) {
            peers.put(name(origin), known.failing(now));
            return new WritePlan.Ask(new MeterCommand.RejectPassword(origin));
        }
        peers.put(name(origin), known.opening(opened, now));
        return new WritePlan.Done();
    }

    private WritePlan command(int code, Origin origin) {
        ProtectedCommand command = ProtectedCommand.of(code).orElseThrow();
        return open(command.protection(), origin)
                ? new WritePlan.Ask(command.order(ProtectedCommand.circuit(code), origin))
                : missing(command.protection());
    }

    private boolean open(Protection protection, Origin origin) {
        return peers.getOrDefault(name(origin), Peer.UNKNOWN).open(protection, clock.nanos());
    }

    private static WritePlan refuse(ExceptionCode code, String reason) {
        return new WritePlan.Refuse(code, reason);
    }

    /** The host or line, without the port of a connection. */
    private static String name(Origin origin) {
        return origin.surface() + " " + origin.peer().replaceFirst(":\\d+$", "");
    }
}
