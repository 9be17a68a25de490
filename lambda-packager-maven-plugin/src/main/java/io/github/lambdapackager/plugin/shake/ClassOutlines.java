package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FileContent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.Utf8Constant;
import proguard.classfile.util.ClassUtil;
import proguard.util.StringUtil;

/** Reads of the classes of one artifact what every class path needs of them: the rest waits until a function reaches one. */
final class ClassOutlines {
    private final Map<String, Utf8Constant> texts = new HashMap<>();
    private final Set<String> descriptors = new HashSet<>();
    private final Set<String> referenced = new HashSet<>();

    /** Every name that the classes read so far may refer to, their own included. */
    Set<String> referenced() {
        return referenced;
    }

    /** Null where there is no class of that internal name in the file. */
    @Nullable
    LazyClass read(String name, FileContent file) {
        byte[] bytes = file.bytes();
        try {
            LazyClass clazz = new LazyClass(file);
            Outline outline = new Outline(bytes, clazz);
            outline.read();
            if (!name.equals(clazz.getName())) {
                return null;
            }
            outline.addReferenced();
            return clazz;
        } catch (RuntimeException e) {
            // ASM reports a broken class file by whatever exception its bytes lead to.
            return null;
        }
    }

    private final class Outline {
        private final byte[] bytes;
        private final ClassReader reader;
        private final LazyClass clazz;
        private int next;

        Outline(byte[] bytes, LazyClass clazz) {
            this.bytes = bytes;
            this.reader = new ClassReader(bytes);
            this.clazz = clazz;
        }

        void read() {
            ClassUtil.checkMagicNumber(reader.readInt(0));
            clazz.u4version = ClassUtil.internalClassVersion(reader.readUnsignedShort(6), reader.readUnsignedShort(4));
            ClassUtil.checkVersionNumbers(clazz.u4version);
            clazz.u2constantPoolCount = reader.getItemCount();
            clazz.constantPool = new Constant[clazz.u2constantPoolCount];
            next = reader.header;
            clazz.u2accessFlags = readShort();
            clazz.u2thisClass = readClass();
            clazz.u2superClass = readClass();
            clazz.u2interfacesCount = readShort();
            clazz.u2interfaces = new int[clazz.u2interfacesCount];
            for (int index = 0; index < clazz.u2interfacesCount; index++) {
                clazz.u2interfaces[index] = readClass();
            }
            readFields();
            readMethods();
            skipAttributes();
        }

        private void readFields() {
            clazz.u2fieldsCount = readShort();
            clazz.fields = new LazyClass.OfField[clazz.u2fieldsCount];
            for (int index = 0; index < clazz.u2fieldsCount; index++) {
                clazz.fields[index] = new LazyClass.OfField(readShort(), readText(), readText());
                skipAttributes();
            }
        }

        private void readMethods() {
            clazz.u2methodsCount = readShort();
            clazz.methods = new LazyClass.OfMethod[clazz.u2methodsCount];
            for (int index = 0; index < clazz.u2methodsCount; index++) {
                clazz.methods[index] = new LazyClass.OfMethod(readShort(), readText(), readText());
                skipAttributes();
            }
        }

        private void skipAttributes() {
            int count = readShort();
            for (int index = 0; index < count; index++) {
                int length = reader.readInt(next + 2);
                next = Math.addExact(next + 6, length);
                if (length < 0 || next > bytes.length) {
                    throw new IllegalArgumentException("an attribute ends behind the class file");
                }
            }
        }

        private int readShort() {
            next += 2;
            return reader.readUnsignedShort(next - 2);
        }

        /** The index of a class, which is there afterwards. */
        private int readClass() {
            int index = readShort();
            if (index != 0 && clazz.constantPool[index] == null) {
                int name = reader.readUnsignedShort(item(index, Constant.CLASS));
                addText(name);
                clazz.constantPool[index] = new ClassConstant(name, null);
            }
            return index;
        }

        /** The index of a text, which is there afterwards. */
        private int readText() {
            int index = readShort();
            addText(index);
            return index;
        }

        private void addText(int index) {
            if (clazz.constantPool[index] == null) {
                clazz.constantPool[index] =
                        texts.computeIfAbsent(text(item(index, Constant.UTF8)), text -> new Utf8Constant(text));
            }
        }

        private int item(int index, int tag) {
            int offset = reader.getItem(index);
            if (bytes[offset - 1] != tag) {
                throw new IllegalArgumentException("constant " + index + " is of another kind");
            }
            return offset;
        }

        private String text(int offset) {
            int start = offset + 2;
            int length = reader.readUnsignedShort(offset);
            for (int index = start; index < start + length; index++) {
                if (bytes[index] < 0) {
                    return StringUtil.getString(bytes, start, start + length);
                }
            }
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }

        void addReferenced() {
            for (int index = 1; index < clazz.u2constantPoolCount; index++) {
                int offset = reader.getItem(index);
                int tag = offset == 0 ? 0 : bytes[offset - 1];
                if (tag == Constant.CLASS) {
                    addClassName(text(item(reader.readUnsignedShort(offset), Constant.UTF8)));
                } else if (tag == Constant.UTF8 && mayBeDescriptor(offset)) {
                    String text = text(offset);
                    if (descriptors.add(text)) {
                        addNames(text, referenced);
                    }
                }
            }
        }

        private boolean mayBeDescriptor(int offset) {
            int end = offset + 2 + reader.readUnsignedShort(offset);
            for (int index = offset + 2; index < end; index++) {
                if (bytes[index] == ';') {
                    return true;
                }
            }
            return false;
        }

        private void addClassName(String name) {
            String element = name.startsWith("[") ? ClassUtil.internalClassNameFromType(name) : name;
            if (element != null) {
                referenced.add(element);
            }
        }
    }

    /** The names in what may be a descriptor or a generic signature; in other texts there is nothing like it, or little. */
    private static void addNames(String text, Set<String> names) {
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            while (end < text.length() && isPartOfName(text.charAt(end))) {
                end++;
            }
            if (end > start + 1 && end < text.length() && ";<.".indexOf(text.charAt(end)) >= 0) {
                String name = text.substring(start + 1, end);
                names.add(name);
                addNested(name, text, end, names);
            }
        }
    }

    /** In a signature the nested class of a generic one comes after a dot: {@code Llib/Outer<TT;>.Inner;}. */
    private static void addNested(String outer, String text, int end, Set<String> names) {
        int position = end;
        int depth = 0;
        while (position < text.length() && (depth > 0 || text.charAt(position) != ';')) {
            char letter = text.charAt(position);
            depth += letter == '<' ? 1 : letter == '>' ? -1 : 0;
            position++;
            if (depth == 0 && letter == '.') {
                int start = position;
                while (position < text.length() && isPartOfName(text.charAt(position))) {
                    position++;
                }
                String nested = outer + "$" + text.substring(start, position);
                names.add(nested);
                addNested(nested, text, position, names);
                return;
            }
        }
    }

    private static boolean isPartOfName(char letter) {
        return letter != ';'
                && letter != '<'
                && letter != '>'
                && letter != '.'
                && letter != ':'
                && letter != '('
                && letter != ')'
                && letter != '['
                && letter != ' ';
    }
}
