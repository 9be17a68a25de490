package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.FileContent;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.io.ProgramClassReader;
import proguard.classfile.visitor.ClassPrinter;

class LazyClassTest {
    @TempDir
    Path folder;

    /** Counts how often it is read. */
    private static final class Counted implements FileContent {
        private final byte[] bytes;
        private int reads;

        Counted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] bytes() {
            reads++;
            return bytes;
        }

        @Override
        public int length() {
            return bytes.length;
        }
    }

    private static LazyClass outline(String name, FileContent file) {
        return Objects.requireNonNull(new ClassOutlines().read(name, file), name);
    }

    private Counted compiled(String name, String source) {
        byte[] file = Workbench.compile(folder, Map.of(name, source)).get(name.replace('.', '/') + ".class");
        return new Counted(Objects.requireNonNull(file, name));
    }

    @Test
    void theRestIsReadWhenSomebodyAsks() {
        Counted file = compiled(
                "lib.Price", "package lib; public class Price implements Runnable { int cents; public void run() {} }");

        LazyClass clazz = outline("lib/Price", file);

        assertThat(clazz.getSuperName()).isEqualTo("java/lang/Object");
        assertThat(clazz.getInterfaceName(0)).isEqualTo("java/lang/Runnable");
        assertThat(clazz.findField("cents", "I")).isNotNull();
        assertThat(Arrays.stream(clazz.methods).map(method -> method.getName(clazz) + method.getDescriptor(clazz)))
                .containsExactly("<init>()V", "run()V");
        assertThat(file.reads).isEqualTo(1);

        int[] attributes = {0};
        clazz.methods[1].attributesAccept(clazz, new AttributeVisitor() {
            @Override
            public void visitAnyAttribute(Clazz owner, proguard.classfile.attribute.Attribute attribute) {
                attributes[0]++;
            }
        });
        assertThat(attributes[0]).isEqualTo(1);
        assertThat(LazyClass.isDamaged(clazz)).isFalse();
        assertThat(file.reads).isEqualTo(2);
    }

    @Test
    void allOfTheClassIsThereThen() throws IOException, URISyntaxException {
        // A jar with every kind of constant and attribute that compilers write.
        Path jar = Path.of(ProgramClassReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (JarFile file = new JarFile(jar.toFile())) {
            names = file.stream()
                    .map(Object::toString)
                    .filter(name -> name.startsWith("proguard/classfile/") && name.endsWith(".class"))
                    .toList();
            assertThat(names).hasSizeGreaterThan(700);
            for (String name : names) {
                byte[] bytes = file.getInputStream(file.getEntry(name)).readAllBytes();
                ProgramClass whole = new ProgramClass();
                whole.accept(new ProgramClassReader(new DataInputStream(new ByteArrayInputStream(bytes))));
                whole.accept(new LeanCode());
                LazyClass lazy = outline(name.replace(".class", ""), FileContent.of(bytes));

                assertThat(LazyClass.isDamaged(lazy)).isFalse();
                assertThat(printed(lazy)).as(name).isEqualTo(printed(whole));
            }
        }
    }

    private static String printed(ProgramClass clazz) {
        StringWriter text = new StringWriter();
        clazz.accept(new ClassPrinter(new PrintWriter(text)));
        return text.toString();
    }

    @Test
    void namesOfADamagedClassAreKnown() {
        byte[] whole = compiled(
                        "lib.Price", "package lib; public class Price { Object twice() { return new Thread(); } }")
                .bytes();

        LazyClass clazz = outline("lib/Price", FileContent.of(withBrokenAnnotations(whole)));

        assertThat(clazz.findMethod("twice", "()Ljava/lang/Object;")).isNotNull();
        assertThat(LazyClass.isDamaged(clazz)).isTrue();
        assertThat(clazz.u2attributesCount).isZero();
        assertThat(printed(clazz)).contains("java/lang/Thread");
    }

    @Test
    void whatIsNoClassOfItsNameIsNone() {
        byte[] whole = compiled("lib.Price", "package lib; public class Price { int cents; }")
                .bytes();

        assertThat(new ClassOutlines().read("lib/Cost", FileContent.of(whole))).isNull();
        for (int length = 0; length < whole.length; length++) {
            assertThat(new ClassOutlines().read("lib/Price", FileContent.of(Arrays.copyOf(whole, length))))
                    .as("cut after %s of %s bytes", length, whole.length)
                    .isNull();
        }
        byte[] other = whole.clone();
        other[0] = 0;
        assertThat(new ClassOutlines().read("lib/Price", FileContent.of(other))).isNull();
    }

    @Test
    void everyNameThatAClassMayReferToIsKnown() {
        ClassOutlines outlines = new ClassOutlines();
        String source = "package lib; public class Price<T extends lib.Price.Each<Integer>.Bit> extends Thread {"
                + " public static class Each<T> { public class Bit {} }"
                + " java.util.List<? super Number> all; Process[] each() { return null; }"
                + " Object ask() { return new StringBuilder[0]; } String text = \"Lno/Text; \u00e4\"; }";
        byte[] file = compiled("lib.Price", source).bytes();

        assertThat(outlines.read("lib/Price", FileContent.of(file))).isNotNull();

        assertThat(outlines.referenced())
                .contains(
                        "java/lang/Integer",
                        "java/lang/Number",
                        "java/lang/Process",
                        "java/lang/StringBuilder",
                        "java/lang/Thread",
                        "java/util/List",
                        "lib/Price",
                        "lib/Price$Each",
                        "lib/Price$Each$Bit",
                        "no/Text")
                .allMatch(name -> name.matches("[A-Za-z/$]+"));
    }

    /** A JVM loads such a class, and fails only when somebody asks for its annotations. */
    static byte[] withBrokenAnnotations(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(writer, 0);
        writer.visitAttribute(new Attribute("RuntimeVisibleAnnotations") {
            @Override
            protected ByteVector write(ClassWriter owner, byte[] code, int codeLength, int maxStack, int maxLocals) {
                return new ByteVector()
                        .putShort(1)
                        .putShort(1)
                        .putShort(1)
                        .putShort(1)
                        .putByte('?');
            }
        });
        return writer.toByteArray();
    }
}
