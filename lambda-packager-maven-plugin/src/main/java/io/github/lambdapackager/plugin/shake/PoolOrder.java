package io.github.lambdapackager.plugin.shake;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import proguard.classfile.constant.Constant;

/**
 * Sorts the constants of a class file by kind and text. That compresses well beside other class files: they have the same
 * runs of names, and the same runs of numbers where constants refer to these. Nothing else changes.
 */
final class PoolOrder {
    /** What nearly every class has: with the same number nearly everywhere. */
    private static final List<String> FIRST = List.of(
            "Code",
            "LineNumberTable",
            "StackMapTable",
            "SourceFile",
            "InnerClasses",
            "Signature",
            "NestMembers",
            "NestHost",
            "BootstrapMethods",
            "ConstantValue",
            "EnclosingMethod",
            "Exceptions",
            "RuntimeVisibleAnnotations");

    private final byte[] classFile;
    private final ClassReader reader;
    private final char[] buffer;
    private final List<String> texts = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final List<NamedType> namedTypes = new ArrayList<>();
    private final List<MemberReference> members = new ArrayList<>();

    private record NamedType(String name, String type) {
        private static final Comparator<NamedType> ORDER =
                Comparator.comparing(NamedType::type).thenComparing(NamedType::name);
    }

    private record MemberReference(int kind, String owner, NamedType member) {
        private static final Comparator<MemberReference> ORDER = Comparator.comparingInt(MemberReference::kind)
                .thenComparing(MemberReference::owner)
                .thenComparing(MemberReference::member, NamedType.ORDER);
    }

    private PoolOrder(byte[] classFile) {
        this.classFile = classFile;
        this.reader = new ClassReader(classFile);
        this.buffer = new char[reader.getMaxStringLength()];
        for (int index = 1; index < reader.getItemCount(); index++) {
            int place = reader.getItem(index);
            if (place > 0) {
                read(reader.readByte(place - 1), place);
            }
        }
    }

    /** The same class with its constants sorted. */
    static byte[] sorted(byte[] classFile) {
        PoolOrder order = new PoolOrder(classFile);
        ClassWriter writer = new ClassWriter(0);
        order.writeTo(writer);
        // Constants of other kinds follow as they are met.
        order.reader.accept(writer, 0);
        return writer.toByteArray();
    }

    private void read(int kind, int place) {
        switch (kind) {
            case Constant.UTF8 -> texts.add(text(place));
            case Constant.CLASS -> classes.add(reader.readUTF8(place, buffer));
            case Constant.STRING -> strings.add(reader.readUTF8(place, buffer));
            case Constant.NAME_AND_TYPE -> namedTypes.add(namedType(place));
            case Constant.FIELDREF, Constant.METHODREF, Constant.INTERFACE_METHODREF -> {
                NamedType member = namedType(reader.getItem(reader.readUnsignedShort(place + 2)));
                members.add(new MemberReference(kind, reader.readClass(place, buffer), member));
            }
            default -> {}
        }
    }

    private String text(int place) {
        try (var data = new DataInputStream(new ByteArrayInputStream(classFile, place, classFile.length - place))) {
            return data.readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NamedType namedType(int place) {
        return new NamedType(reader.readUTF8(place, buffer), reader.readUTF8(place + 2, buffer));
    }

    private void writeTo(ClassWriter writer) {
        Set<String> present = new HashSet<>(texts);
        FIRST.stream().filter(present::contains).forEach(writer::newUTF8);
        // Code needs fewer bytes for what it loads when that is among the first 255.
        Collections.sort(classes);
        classes.forEach(writer::newUTF8);
        classes.forEach(writer::newClass);
        Collections.sort(strings);
        strings.forEach(writer::newUTF8);
        strings.forEach(writer::newConst);
        Collections.sort(texts);
        texts.forEach(writer::newUTF8);
        namedTypes.sort(NamedType.ORDER);
        namedTypes.forEach(named -> writer.newNameType(named.name(), named.type()));
        members.sort(MemberReference.ORDER);
        members.forEach(reference -> add(reference, writer));
    }

    private static void add(MemberReference reference, ClassWriter writer) {
        NamedType member = reference.member();
        if (reference.kind() == Constant.FIELDREF) {
            writer.newField(reference.owner(), member.name(), member.type());
        } else {
            writer.newMethod(
                    reference.owner(), member.name(), member.type(), reference.kind() == Constant.INTERFACE_METHODREF);
        }
    }
}
