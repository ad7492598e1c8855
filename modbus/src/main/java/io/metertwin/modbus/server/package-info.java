/**
 * What is answered to a request, whatever transport it came by: unit ids, order of checks, exceptions.
 *
 * <p>The checks follow the Modbus application protocol 1.1b3: function (01), quantity or byte count (03), address (02),
 * value or protection (03), execution (04). Messages are j2mod's; transports keep the framing.
 */
package io.metertwin.modbus.server;
