package io.github.lambdapackager.plugin.shake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proguard.classfile.constant.Constant;

/** Writes a class file with its constants in another order; nothing else changes. */
final class SortedPool {
    private static final int HEADER_BYTES = 8;
    private static final int MAX_CONSTANTS = 0xffff;

    private final byte[] file;
    private final PoolConstants pool;
    private final List<Place> places = new ArrayList<>();
    private final Set<PoolConstant> loaded = new HashSet<>();
    private final ByteArrayOutputStream out;

    /** Where the file names a constant. */
    private record Place(int position, int bytes, PoolConstant constant) {}

    private SortedPool(byte[] file) {
        this.file = file;
        this.pool = new PoolConstants(file);
        this.out = new ByteArrayOutputStream(file.length + file.length / 16);
    }

    /** The same class in the order that {@link PoolOrder} gives its constants. */
    static byte[] of(byte[] classFile) {
        return new SortedPool(classFile).sorted();
    }

    private byte[] sorted() {
        List<PoolConstant> constants = pool.constants();
        if (constants.stream().anyMatch(constant -> constant.is(Constant.MODULE))) {
            return file;
        }
        PoolReferences.find(file, pool.end(), number -> pool.constant(number).text(), this::add);
        PoolOrder.Ordered order = PoolOrder.of(constants, pool.constant(number(pool.end() + 2, 2)), loaded);
        Map<PoolConstant, Integer> numbers = new HashMap<>();
        int next = 1;
        for (PoolConstant constant : order.constants()) {
            numbers.put(constant, next);
            next += constant.places();
        }
        if (next > MAX_CONSTANTS) {
            return file;
        }
        out.write(file, 0, HEADER_BYTES);
        writeNumber(next);
        order.constants().forEach(constant -> write(constant, order.copiedNames(), numbers));
        out.writeBytes(body(numbers));
        return out.toByteArray();
    }

    private void add(int position, int bytes) {
        int number = number(position, bytes);
        if (number > 0) {
            PoolConstant constant = pool.constant(number);
            places.add(new Place(position, bytes, constant));
            if (bytes == 1) {
                loaded.add(constant);
            }
        }
    }

    private int number(int position, int bytes) {
        int first = file[position] & 0xff;
        return bytes == 1 ? first : (first << 8) | (file[position + 1] & 0xff);
    }

    private void write(
            PoolConstant constant, Map<PoolConstant, PoolConstant> copiedNames, Map<PoolConstant, Integer> numbers) {
        out.write(constant.tag());
        if (constant.is(Constant.UTF8)) {
            byte[] text = constant.text().getBytes(StandardCharsets.ISO_8859_1);
            writeNumber(text.length);
            out.writeBytes(text);
        } else {
            out.writeBytes(constant.bytes());
        }
        PoolConstant copiedName = copiedNames.get(constant);
        for (PoolConstant part : constant.parts()) {
            boolean copied = copiedName != null && part == constant.part(0);
            writeNumber(numbers.getOrDefault(copied ? copiedName : part, 0));
        }
    }

    private void writeNumber(int number) {
        out.write(number >> 8);
        out.write(number);
    }

    private byte[] body(Map<PoolConstant, Integer> numbers) {
        int start = pool.end();
        byte[] body = Arrays.copyOfRange(file, start, file.length);
        for (Place place : places) {
            int number = numbers.getOrDefault(place.constant(), 0);
            int position = place.position() - start;
            if (place.bytes() == 2) {
                body[position++] = (byte) (number >> 8);
            }
            body[position] = (byte) number;
        }
        return body;
    }
}
