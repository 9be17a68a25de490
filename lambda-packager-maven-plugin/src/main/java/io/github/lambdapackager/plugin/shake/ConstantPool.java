package io.github.lambdapackager.plugin.shake;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import proguard.classfile.constant.Constant;

/** Reads what a class file's constant pool names, without parsing the rest. */
final class ConstantPool {
    private ConstantPool() {}

    /** Internal names of the classes that the file refers to; arrays by their element class. */
    static Stream<String> classNames(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        return IntStream.range(1, reader.getItemCount())
                .map(reader::getItem)
                .filter(offset -> offset > 0 && reader.readByte(offset - 1) == Constant.CLASS)
                .mapToObj(offset -> elementClass(reader.readUTF8(offset, buffer)))
                .filter(name -> !name.isEmpty());
    }

    private static String elementClass(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        return name.endsWith(";") ? name.substring(name.lastIndexOf('[') + 2, name.length() - 1) : "";
    }
}
