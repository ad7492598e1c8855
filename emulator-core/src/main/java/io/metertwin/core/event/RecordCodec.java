package io.metertwin.core.event;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records of numbers, texts, enums, records, sets and lists of these as bytes, component by component. */
final class RecordCodec {

    private RecordCodec() {}

    static void write(DataOutputStream out, Type type, Object value) throws IOException {
        if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof String text) {
            out.writeUTF(text);
        } else if (value instanceof Enum<?> constant) {
            out.writeUTF(constant.name());
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                write(out, component.getGenericType(), value(value, component));
            }
        } else if (value instanceof Collection<?> all) {
            out.writeInt(all.size());
            for (Object each : all) {
                write(out, element(type), each);
            }
        } else {
            throw new IOException(type + " cannot be kept");
        }
    }

    static Object read(DataInputStream in, Type type) throws IOException {
        if (type == long.class) {
            return in.readLong();
        } else if (type == int.class) {
            return in.readInt();
        } else if (type == double.class) {
            return in.readDouble();
        } else if (type == boolean.class) {
            return in.readBoolean();
        } else if (type == String.class) {
            return in.readUTF();
        } else if (type instanceof ParameterizedType collection) {
            return collection(in, collection);
        } else if (type instanceof Class<?> known && known.isEnum()) {
            return constant(known, in.readUTF());
        } else if (type instanceof Class<?> known && known.isRecord()) {
            return components(in, known);
        }
        throw new IOException(type + " cannot be kept");
    }

    private static Object constant(Class<?> type, String name) throws IOException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException(name + " is not known");
    }

    private static Object collection(DataInputStream in, ParameterizedType type) throws IOException {
        int size = in.readInt();
        List<Object> all = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            all.add(read(in, element(type)));
        }
        return type.getRawType() == Set.class ? new LinkedHashSet<>(all) : List.copyOf(all);
    }

    private static Type element(Type collection) {
        return ((ParameterizedType) collection).getActualTypeArguments()[0];
    }

    private static Object components(DataInputStream in, Class<?> type) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = read(in, components[k].getGenericType());
        }
        try {
            return make(type, values);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The value of a component. */
    static Object value(Object owner, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /**
     * The record with the given components.
     *
     * @throws IllegalArgumentException when the record refuses them
     */
    static Object make(Class<?> type, Object... values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " refuses what was kept", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
