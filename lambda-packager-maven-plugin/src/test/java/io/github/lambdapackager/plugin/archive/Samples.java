package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Small class paths, and zips read back. */
final class Samples {
    static final String MANIFEST = ClasspathElement.MANIFEST;

    private Samples() {}

    /** Files by name and text, in pairs. */
    static SortedMap<String, byte[]> files(String... namesAndTexts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int index = 0; index < namesAndTexts.length; index += 2) {
            files.put(namesAndTexts[index], bytes(namesAndTexts[index + 1]));
        }
        return files;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The name of a class file and an empty class, as text that is kept byte by byte. */
    static SortedMap<String, byte[]> with(SortedMap<String, byte[]> files, String... classNames) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        for (String className : classNames) {
            String internalName = className.replace('.', '/');
            ClassWriter writer = new ClassWriter(0);
            writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
            writer.visitEnd();
            all.put(internalName + ".class", writer.toByteArray());
        }
        return all;
    }

    static ResolvedArtifact artifact(String artifactId, Path file) {
        return new ResolvedArtifact(Coordinates.jar("com.example", artifactId, "1.0"), file, false);
    }

    static ClasspathElement element(String artifactId, SortedMap<String, byte[]> entries) {
        return new ClasspathElement(artifact(artifactId, Path.of("/none", artifactId + ".jar")), entries, false);
    }

    static ShakenElement shaken(String artifactId, SortedMap<String, byte[]> entries) {
        return new ShakenElement(element(artifactId, entries), entries, false);
    }

    static ShakenElement shaken(String artifactId, String... namesAndTexts) {
        return shaken(artifactId, files(namesAndTexts));
    }

    static ShakenElement intact(String artifactId, Path file, SortedMap<String, byte[]> entries) {
        ClasspathElement element = new ClasspathElement(artifact(artifactId, file), entries, false);
        return new ShakenElement(element, entries, true);
    }

    static ShakenFunction orders(ShakenElement... elements) {
        return orders("", elements);
    }

    static ShakenFunction orders(String rules, ShakenElement... elements) {
        LambdaFunction function = new LambdaFunction(
                "orders",
                new Handler("com.example.Orders", "handle"),
                new TreeSet<>(),
                LambdaRuntime.JAVA21,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                rules.isEmpty() ? List.of() : List.of(new UserRules("pom.xml", rules)),
                List.of(),
                List.of());
        return new ShakenFunction(
                function,
                List.of(elements),
                0,
                0,
                new TreeMap<>(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                FunctionLayers.NONE);
    }

    /** A jar as the JDK writes one. */
    static Path jar(Path file, SortedMap<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Every file of a zip by its name; folders are left out. */
    static SortedMap<String, byte[]> unzip(byte[] zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                in.transferTo(content);
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), content.toByteArray());
                }
            }
        }
        return files;
    }

    /** Unpacks a zip as Lambda does. */
    static void unpack(Path zip, Path folder) throws IOException {
        for (var file : unzip(Files.readAllBytes(zip)).entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling(""));
            Files.write(target, file.getValue());
        }
    }
}
