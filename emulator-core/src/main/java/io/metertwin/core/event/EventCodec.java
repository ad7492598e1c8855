package io.metertwin.core.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events as bytes: the name of the record, the names of its components and their values, so that an event another version
 * wrote is either understood or left out.
 */
final class EventCodec {

    private EventCodec() {}

    static void write(DataOutputStream out, MeterEvent event) throws IOException {
        Class<?> type = event.getClass();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordCodec.write(new DataOutputStream(bytes), type, event);
        out.writeUTF(type.getSimpleName());
        out.writeUTF(shape(type));
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    /** The next event; empty when it is not one of this version. */
    static Optional<MeterEvent> read(DataInputStream in) throws IOException {
        String name = in.readUTF();
        String shape = in.readUTF();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("an event cannot have " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        Optional<Class<?>> type = kinds(MeterEvent.class)
                .filter(kind -> kind.getSimpleName().equals(name) && shape(kind).equals(shape))
                .findFirst();
        if (type.isEmpty()) {
            return Optional.empty();
        }
        DataInputStream values = new DataInputStream(new ByteArrayInputStream(bytes));
        return Optional.of((MeterEvent) RecordCodec.read(values, type.get()));
    }

    /** The same event with another span. */
    static MeterEvent with(MeterEvent event, EventSpan span) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int k = 0; k < values.length; k++) {
            boolean isSpan = components[k].getType() == EventSpan.class;
            values[k] = isSpan ? span : RecordCodec.value(event, components[k]);
        }
        return (MeterEvent) RecordCodec.make(event.getClass(), values);
    }

    /** Every record that is an event. */
    static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(EventCodec::kinds);
    }

    private static String shape(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getName() + ":" + component.getGenericType().getTypeName())
                .collect(Collectors.joining(","));
    }
}
