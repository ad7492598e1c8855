package io.metertwin.modbus.image;

import io.metertwin.core.command.MeterCommand;

/** What becomes of a write: one command for the meter, or a refusal before the meter is asked. */
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
}
