package io.metertwin.modbus.export;

import io.metertwin.modbus.map.FunctionCode;
import java.util.List;

/** A list for clients that import one: no field holds a comma. */
final class ClientCsv {

    private ClientCsv() {}

    static String render(ClientTarget target, List<ExportedValue> values) {
        StringBuilder csv =
                new StringBuilder("id,host,port,unit_id,function,address,number,words,type,order,scale,unit\n");
        for (ExportedValue value : values) {
            csv.append(String.join(
                            ",",
                            value.id(),
                            target.host(),
                            Integer.toString(target.port()),
                            Integer.toString(target.unit()),
                            Integer.toString(
                                    FunctionCode.reading(value.item().table()).code()),
                            Integer.toString(value.item().address()),
                            Integer.toString(value.item().address()
                                    + value.item().table().classicBase()),
                            Integer.toString(value.item().words()),
                            value.item().type().id(),
                            value.item().words() > 1 ? value.order(target).name() : "",
                            value.scale(),
                            value.item().unit().symbol()))
                    .append('\n');
        }
        return csv.toString();
    }
}
