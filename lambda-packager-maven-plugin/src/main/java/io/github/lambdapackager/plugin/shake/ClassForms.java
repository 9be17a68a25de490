package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FileContent;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** The forms of one class that functions have needed so far: each is written once. Safe for several threads. */
final class ClassForms {
    /** Most classes have one or two; the rest is as well written again. */
    private static final int REMEMBERED = 6;

    private final FileContent file;
    private final Map<Shape, Form> forms = new LinkedHashMap<>(4, 0.75f, true);
    private volatile @Nullable List<String> classNames;

    ClassForms(FileContent file) {
        this.file = file;
    }

    /**
     * All that the form depends on; never changed afterwards.
     *
     * @param foldedMethods by name and descriptor
     */
    record Shape(BitSet names, Map<String, FoldedCode> foldedMethods) {}

    /**
     * What is left of the class file.
     *
     * @param bytes the very same array wherever the form is needed
     * @param classNames internal names of the classes that it refers to
     * @param removedMembers the names and descriptors of the members that it lacks
     */
    record Form(byte[] bytes, List<String> classNames, List<String> removedMembers) {}

    /** What the members of a class leave behind, and those that are gone. */
    record Trimmed(byte[] bytes, List<String> removedMembers) {}

    /** Internal names of the classes that the whole class file refers to. */
    List<String> classNames() {
        List<String> known = classNames;
        if (known == null) {
            known = namesIn(file.bytes());
            classNames = known;
        }
        return known;
    }

    /** The class as it was compiled. */
    Form whole() {
        return new Form(file.bytes(), classNames(), List.of());
    }

    /**
     * The form of that shape, written now where it is new.
     *
     * @param shape all that the form depends on; never changed afterwards
     */
    synchronized Form of(Shape shape, Function<byte[], Trimmed> trim) {
        Form known = forms.get(shape);
        if (known == null) {
            byte[] whole = file.bytes();
            Trimmed trimmed = trim.apply(whole);
            List<String> namesLeft = trimmed.bytes() == whole ? classNames() : namesIn(trimmed.bytes());
            known = new Form(trimmed.bytes(), namesLeft, trimmed.removedMembers());
            forms.put(shape, known);
            if (forms.size() > REMEMBERED) {
                forms.remove(forms.keySet().iterator().next());
            }
        }
        return known;
    }

    private static List<String> namesIn(byte[] file) {
        // The same few names stand in most of the forms.
        return ConstantPool.classNames(new ClassReader(file))
                .map(String::intern)
                .toList();
    }
}
