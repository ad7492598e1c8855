package io.metertwin.modbus.map;

import io.metertwin.core.unit.Unit;
import java.util.Map;

/**
 * The unit a register counts in: a unit of the engine with a prefix, such as {@code kWh} or {@code mA}.
 *
 * @param symbol symbol as the map writes it; empty for a pure number
 * @param factor engine units in one of this unit: 1000 for kWh
 */
public record RegisterUnit(String symbol, double factor) {

    private static final Map<String, Double> PREFIXES = Map.of("", 1.0, "k", 1e3, "M", 1e6, "m", 1e-3);

    /**
     * The unit a symbol stands for beside a value of the given engine unit.
     *
     * @throws IllegalArgumentException when the symbol is no multiple of that unit
     */
    public static RegisterUnit of(String symbol, Unit unit) {
        if (symbol.endsWith(unit.symbol()) && !(unit == Unit.NONE && !symbol.isEmpty())) {
            Double factor = PREFIXES.get(
                    symbol.substring(0, symbol.length() - unit.symbol().length()));
            if (factor != null) {
                return new RegisterUnit(symbol, factor);
            }
        }
        throw new IllegalArgumentException(
                "unit '" + symbol + "' does not fit a value in " + (unit == Unit.NONE ? "no unit" : unit.symbol()));
    }
}
