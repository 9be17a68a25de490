package io.github.lambdapackager.plugin.verify.child;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Values of the types that hold no other values. */
@SuppressWarnings("JavaUtilDate") // The only date that the runtime client's serializer knows.
final class PlainValue {
    static final String TEXT = "text";
    static final String TIME = "1970-01-01T00:00:00.000Z";

    private static final Map<Class<?>, Object> VALUES = plainValues();
    /** What these hold is most often JSON that the function parses. */
    private static final Set<String> HOLDS_JSON = new HashSet<>(Arrays.asList("body", "message"));

    private static final Pattern HOLDS_TIME = Pattern.compile("(?i).*(time|timestamp|date)");

    private PlainValue() {}

    private static Map<Class<?>, Object> plainValues() {
        Map<Class<?>, Object> values = new HashMap<>();
        values.put(Object.class, TEXT);
        values.put(String.class, TEXT);
        values.put(CharSequence.class, TEXT);
        values.put(boolean.class, false);
        values.put(char.class, 'a');
        values.put(byte.class, (byte) 1);
        values.put(short.class, (short) 1);
        values.put(int.class, 1);
        values.put(long.class, 1L);
        values.put(float.class, 1.5f);
        values.put(double.class, 1.5);
        values.put(Boolean.class, false);
        values.put(Character.class, 'a');
        values.put(Byte.class, (byte) 1);
        values.put(Short.class, (short) 1);
        values.put(Integer.class, 1);
        values.put(Long.class, 1L);
        values.put(Float.class, 1.5f);
        values.put(Double.class, 1.5);
        values.put(Number.class, 1);
        values.put(BigInteger.class, BigInteger.ONE);
        values.put(BigDecimal.class, BigDecimal.ONE);
        values.put(Date.class, new Date(0));
        values.put(ByteBuffer.class, ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8)));
        return values;
    }

    static boolean isKnown(Class<?> type) {
        return VALUES.containsKey(type);
    }

    /** @param property where the value goes, if its name is known */
    static Object of(Class<?> type, String property) {
        if (type == String.class && HOLDS_JSON.contains(property)) {
            return "{}";
        }
        return type == String.class && HOLDS_TIME.matcher(property).matches() ? TIME : VALUES.get(type);
    }
}
