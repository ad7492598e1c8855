package io.metertwin.modbus.image;

import io.metertwin.core.command.MeterCommand;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What becomes of a write: one command for the meter, a refusal before the meter is asked,
 * or something that access control has to decide. */
public sealed interface WritePlan {

    /**
     * The meter is to be asked.
     *
     * @param command everything the write says, to be done as a whole or not at all
     */
    record Ask(MeterCommand command) implements WritePlan {}

    /**
     * The write is wrong by itself.
     *
     * @param code what to answer
     * @param reason why, in words
     */
    record Refuse(ExceptionCode code, String reason) implements WritePlan {}

    /**
     * A password, a protected command or both, in this order.
     *
     * @param password the password, unsigned 32 bit
     * @param code the command, as {@link io.metertwin.modbus.map.ProtectedCommand} reads it
     */
    record Enter(OptionalLong password, OptionalInt code) implements WritePlan {}

    /** Done without the meter. */
    record Done() implements WritePlan {}
}
