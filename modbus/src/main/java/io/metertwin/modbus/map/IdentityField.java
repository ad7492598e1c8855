package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterIdentity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a register can say of the nameplate. */
public enum IdentityField {
    /** Order code. */
    MODEL("model code") {
        @Override
        String text(MeterIdentity identity) {
            return identity.model().code();
        }
    },
    /** Serial number. */
    SERIAL("serial number") {
        @Override
        String text(MeterIdentity identity) {
            return identity.serialNumber();
        }
    },
    /** Version of the firmware. */
    FIRMWARE("firmware version") {
        @Override
        String text(MeterIdentity identity) {
            return identity.firmware();
        }
    },
    /** Number of circuits. */
    CIRCUITS("number of circuits") {
        @Override
        double number(MeterIdentity identity) {
            return identity.model().circuits();
        }
    },
    /** Kind of current inputs. */
    INPUT("current inputs: 0 = Rogowski coil, 1 = VCT") {
        @Override
        double number(MeterIdentity identity) {
            return identity.model().sensor().ordinal();
        }
    },
    /** Extra input of circuit 1. */
    EXPANSION("expansion: 0 = none, 1 = zero sequence, 2 = temperature") {
        @Override
        double number(MeterIdentity identity) {
            return identity.model().expansion().ordinal();
        }
    },
    /** Auxiliary supply. */
    SUPPLY("auxiliary supply: 0 = A, 1 = D, 2 = H") {
        @Override
        double number(MeterIdentity identity) {
            return identity.model().supply().ordinal();
        }
    };

    private final String term;

    IdentityField(String term) {
        this.term = term;
    }

    /** The field with the given id. */
    static Optional<IdentityField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** The id in maps. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    public String term() {
        return term;
    }

    /** True for texts. */
    public boolean textual() {
        return this == MODEL || this == SERIAL || this == FIRMWARE;
    }

    /** The text; empty for a number. */
    String text(MeterIdentity identity) {
        return "";
    }

    /** The number; NaN for a text. */
    double number(MeterIdentity identity) {
        return Double.NaN;
    }
}
