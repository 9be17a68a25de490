package io.github.lambdapackager.plugin.verify.record;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/** The names of other classes in a class file: those that its code links, and those of its descriptors. */
final class ClassReferences {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>:.\\[()]+)[;<]");

    private ClassReferences() {}

    /** Binary names with dots. */
    static Set<String> of(byte[] classFile) {
        Set<String> names = new TreeSet<>();
        ClassReader reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            // The second half of a long or a double has no place of its own.
            int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
            if (tag == CLASS) {
                names.add(reader.readUTF8(offset, buffer).replaceFirst("^\\[+L(.*);$", "$1"));
            } else if (tag == UTF8) {
                int length = reader.readUnsignedShort(offset);
                String text = new String(classFile, offset + 2, length, StandardCharsets.UTF_8);
                IN_DESCRIPTOR.matcher(text).results().forEach(match -> names.add(match.group(1)));
            }
        }
        Set<String> binaryNames = new TreeSet<>();
        names.forEach(name -> binaryNames.add(name.replace('/', '.')));
        return binaryNames;
    }
}
