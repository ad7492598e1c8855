package io.metertwin.modbus.client;

import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.FunctionCode;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The fewest reads that cover some items: neighbours share one as long as no gap between blocks lies between them. */
final class ReadPlan {

    private ReadPlan() {}

    /**
     * One read.
     *
     * @param table the table it reads
     * @param address first wire address
     * @param items the items it covers, in the order of their addresses
     */
    record Span(DataTable table, int address, List<RegisterItem> items) {

        int count() {
            return items.get(items.size() - 1).end() - address;
        }
    }

    /** The reads for some items. */
    static List<Span> of(RegisterMap map, Collection<RegisterItem> wanted) {
        List<RegisterItem> sorted = wanted.stream()
                .distinct()
                .sorted(Comparator.comparing(RegisterItem::table).thenComparingInt(RegisterItem::address))
                .toList();
        List<Span> spans = new ArrayList<>();
        for (RegisterItem item : sorted) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && reaches(map, last, item)) {
                last.items().add(item);
            } else {
                spans.add(new Span(item.table(), item.address(), new ArrayList<>(List.of(item))));
            }
        }
        return spans;
    }

    private static boolean reaches(RegisterMap map, Span span, RegisterItem item) {
        int count = item.end() - span.address();
        return item.table() == span.table()
                && count <= FunctionCode.reading(span.table()).maximum()
                && map.inBlocks(span.table(), span.address(), count);
    }
}
