package io.github.lambdapackager.plugin.shake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import proguard.classfile.constant.Constant;

/** The constants of a class file, in their order. */
final class PoolConstants {
    private final ClassReader reader;
    private final byte[] file;
    private final @Nullable PoolConstant[] constants;

    PoolConstants(byte[] file) {
        this.reader = new ClassReader(file);
        this.file = file;
        this.constants = new PoolConstant[reader.getItemCount()];
    }

    /** All, those without a use included. */
    List<PoolConstant> constants() {
        List<PoolConstant> all = new ArrayList<>();
        for (int number = 1; number < constants.length; number++) {
            // The number after that of a long or a double means nothing.
            if (reader.getItem(number) > 0) {
                all.add(constant(number));
            }
        }
        return all;
    }

    /** Where they end in the file. */
    int end() {
        return reader.header;
    }

    PoolConstant constant(int number) {
        PoolConstant known = constants[number];
        if (known == null) {
            known = read(reader.getItem(number));
            constants[number] = known;
        }
        return known;
    }

    private PoolConstant read(int place) {
        int tag = reader.readByte(place - 1);
        return switch (tag) {
            case Constant.UTF8 ->
                PoolConstant.text(
                        new String(file, place + 2, reader.readUnsignedShort(place), StandardCharsets.ISO_8859_1));
            case Constant.INTEGER, Constant.FLOAT -> PoolConstant.of(tag, bytes(place, Integer.BYTES));
            case Constant.LONG, Constant.DOUBLE -> PoolConstant.of(tag, bytes(place, Long.BYTES));
            case Constant.FIELDREF, Constant.METHODREF, Constant.INTERFACE_METHODREF, Constant.NAME_AND_TYPE ->
                PoolConstant.of(tag, part(place), part(place + 2));
            case Constant.METHOD_HANDLE -> PoolConstant.of(tag, bytes(place, 1), part(place + 1));
            case Constant.DYNAMIC, Constant.INVOKE_DYNAMIC -> PoolConstant.of(tag, bytes(place, 2), part(place + 2));
            default -> PoolConstant.of(tag, part(place));
        };
    }

    private byte[] bytes(int place, int count) {
        return Arrays.copyOfRange(file, place, place + count);
    }

    private PoolConstant part(int place) {
        return constant(reader.readUnsignedShort(place));
    }
}
