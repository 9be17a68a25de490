package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.io.DataInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.Utf8Constant;
import proguard.classfile.io.ProgramClassReader;
import proguard.classfile.util.ClassUtil;

/**
 * The classes of one element of a class path, parsed and not linked yet.
 *
 * @param files what a JVM of the functions' version finds there
 * @param classes by internal name
 * @param referenced every name that the classes may refer to, their own included
 * @param notes class files that are none
 */
record ParsedArtifact(
        ClasspathElement element,
        FilesByName files,
        SortedMap<String, ProgramClass> classes,
        Set<String> referenced,
        List<String> notes) {
    private static final String CLASS = ".class";

    static ParsedArtifact parse(ClasspathElement element, int javaVersion) {
        FilesByName files = element.effectiveEntries(javaVersion);
        SortedMap<String, ProgramClass> classes = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        LeanClasses lean = new LeanClasses();
        for (Map.Entry<String, FileContent> file : files.contents().entrySet()) {
            String name = file.getKey();
            if (isClassEntry(name)) {
                ProgramClass clazz = parse(file.getValue().bytes(), lean);
                if (clazz != null && LinkedClasses.withoutSuffix(name).equals(clazz.getName())) {
                    classes.put(clazz.getName(), clazz);
                } else {
                    notes.add(element.artifact().coordinates() + ": " + name
                            + " is no class of that name and stays as it is");
                }
            }
        }
        Set<String> referenced = new HashSet<>();
        Set<String> texts = new HashSet<>();
        classes.values().forEach(clazz -> addReferencedNames(clazz, texts, referenced));
        return new ParsedArtifact(element, files, classes, referenced, List.copyOf(notes));
    }

    private static boolean isClassEntry(String name) {
        return name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }

    private static @Nullable ProgramClass parse(byte[] file, LeanClasses lean) {
        ProgramClass clazz = new ProgramClass();
        try {
            clazz.accept(new ProgramClassReader(new DataInputStream(new Bytes(file))));
            clazz.accept(lean);
        } catch (RuntimeException e) {
            // ProGuard reports a broken class file by whatever exception its bytes lead to.
            return null;
        }
        return clazz;
    }

    /** The JDK's own stream of bytes locks for each of them. */
    private static final class Bytes extends InputStream {
        private final byte[] bytes;
        private int next;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return next < bytes.length ? bytes[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int start, int length) {
            if (length > 0 && next == bytes.length) {
                return -1;
            }
            int count = Math.min(length, bytes.length - next);
            System.arraycopy(bytes, next, target, start, count);
            next += count;
            return count;
        }

        @Override
        public long skip(long count) {
            int skipped = (int) Math.max(0, Math.min(count, bytes.length - next));
            next += skipped;
            return skipped;
        }
    }

    /** @param texts that were looked at: the same are in many classes */
    private static void addReferencedNames(ProgramClass clazz, Set<String> texts, Set<String> names) {
        for (int index = 1; index < clazz.u2constantPoolCount; index++) {
            Constant constant = clazz.constantPool[index];
            if (constant instanceof ClassConstant classConstant) {
                addClassName(classConstant, clazz, names);
            } else if (constant instanceof Utf8Constant text && texts.add(text.getString())) {
                addNames(text.getString(), names);
            }
        }
    }

    private static void addClassName(ClassConstant constant, Clazz clazz, Set<String> names) {
        String name = constant.getName(clazz);
        String element = name.startsWith("[") ? ClassUtil.internalClassNameFromType(name) : name;
        if (element != null) {
            names.add(element);
        }
    }

    /** The names in what may be a descriptor or a generic signature; in other texts there is nothing like it, or little. */
    private static void addNames(String text, Set<String> names) {
        if (text.indexOf(';') < 0) {
            return;
        }
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
