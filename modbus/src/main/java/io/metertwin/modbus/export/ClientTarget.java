package io.metertwin.modbus.export;

import io.metertwin.core.settings.WordOrder;

/**
 * The meter a client is to read.
 *
 * @param host host name or address
 * @param port Modbus TCP port, 1 to 65535
 * @param unit unit id, 0 to 255
 * @param order word order its settings say
 */
public record ClientTarget(String host, int port, int unit, WordOrder order) {}
