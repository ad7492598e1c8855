package io.metertwin.modbus.document;

import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.FunctionCode;
import io.metertwin.modbus.map.RegisterBlock;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A map as a Markdown document: a table of its blocks, then one table for each block. */
final class MarkdownDocument {

    private static final String INTRODUCTION = """
            <!-- Generated from the register map; regenerate with -Dgolden.update=true, do not edit. -->
            # Registers of the %s

            %s, function codes %s (hex). **Wire** is the zero-based address in a frame,
            **Number** the classic one: %s. Values of several registers are sent high word first (ABCD) unless
            the setting `modbus.order` says otherwise. A register holds the value divided by its scale; whole numbers
            saturate at the ends of their range, and an absent value reads 0. Energy counters are cut off, not rounded.

            A read of up to 125 registers may begin and end anywhere inside a block; what is not listed reads 0. One
            response is taken from one snapshot of the meter. Writing a read-only or unlisted register is refused with
            exception 02, half of a value or a value out of range with 03, and nothing of that write is done then.
            Times are meter time, without time zone. **Source** is a section of the MPM4000 manual, a rule of this register
            map, or a decision of the twin where the manual is silent.

            """;

    private final RegisterMap map;
    private final StringBuilder text = new StringBuilder();

    MarkdownDocument(RegisterMap map) {
        this.map = map;
    }

    String render() {
        text.append(INTRODUCTION.formatted(map.model(), tables(), functions(), numbers()));
        List<RegisterBlock> blocks =
                map.blocks().stream().filter(block -> block.number() == 1).toList();
        addOverview(blocks);
        blocks.forEach(this::addBlock);
        return text.toString();
    }

    private List<DataTable> used() {
        return map.blocks().stream().map(RegisterBlock::table).distinct().toList();
    }

    private String tables() {
        String titles = used().stream()
                .map(table -> table.title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return titles.substring(0, 1).toUpperCase(Locale.ROOT) + titles.substring(1);
    }

    private String functions() {
        return listed(map.functions().stream().map(FunctionCode::id).toList());
    }

    private String numbers() {
        return listed(
                used().stream().map(table -> "wire + " + table.classicBase()).toList());
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private void addOverview(List<RegisterBlock> blocks) {
        addRow("Wire", "Number", "Words", "Block", "Source");
        addRow("---:", "---:", "---:", "---", "---");
        for (RegisterBlock block : blocks) {
            addRow(
                    block.address() + step(block.row()),
                    block.address() + block.table().classicBase() + step(block.row()),
                    Integer.toString(block.words()),
                    block.row().name().replace("{n}", "n") + ": " + block.description(),
                    block.row().source());
        }
    }

    private static String step(RegisterRow row) {
        return repeated(row) ? " + " + row.repetition().stride() + " (n - 1)" : "";
    }

    private static boolean repeated(RegisterRow row) {
        return row.repetition().stride() > 0;
    }

    private void addBlock(RegisterBlock block) {
        text.append("\n## ").append(block.row().name().replace("{n}", "n")).append("\n\n");
        if (used().size() > 1) {
            text.append(block.table().title()).append(".\n\n");
        }
        if (repeated(block.row())) {
            text.append("Addresses of circuit 1; for circuit n add ")
                    .append(block.row().repetition().stride())
                    .append(" (n - 1).\n\n");
        }
        addRow("Wire", "Number", "Words", "Type", "Unit", "Scale", "Access", "Name", "Value", "Binding", "Source");
        addRow("---:", "---:", "---:", "---", "---", "---:", "---", "---", "---", "---", "---");
        map.items().stream()
                .filter(item -> item.table() == block.table())
                .filter(item -> block.holds(item.address(), item.words()))
                .forEach(this::addItem);
    }

    private void addItem(RegisterItem item) {
        List<String> fields = new RegisterLine(item).fields();
        addRow(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(5),
                fields.get(6),
                fields.get(7),
                fields.get(8),
                fields.get(10),
                '`' + fields.get(9) + '`',
                fields.get(11));
    }

    private void addRow(String... cells) {
        text.append("| ")
                .append(String.join(
                        " | ",
                        List.of(cells).stream().map(MarkdownDocument::escaped).toList()))
                .append(" |\n");
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
