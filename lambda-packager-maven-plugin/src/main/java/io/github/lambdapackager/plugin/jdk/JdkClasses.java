package io.github.lambdapackager.plugin.jdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * The JDK's API in one Java version, as class files without code or fields.
 *
 * <p>It comes with the plugin, for what a function reaches through the JDK must not depend on the JDK that runs the build:
 * each version has methods of its own that call back into a class path.
 *
 * @see <a href="https://openjdk.org/jeps/247">JEP 247: what a JDK knows of older versions</a>
 */
public final class JdkClasses {
    private static final String API = "jdk-api.txt.gz";
    private static final NavigableMap<Integer, Character> LETTERS =
            new TreeMap<>(Map.of(8, '8', 11, 'B', 17, 'H', 21, 'L', 25, 'P'));
    private static final Map<Integer, JdkClasses> VERSIONS = new ConcurrentHashMap<>();

    private final Map<String, List<String>> classes;

    private JdkClasses(Map<String, List<String>> classes) {
        this.classes = classes;
    }

    /** The newest known API that is not newer than the version. */
    public static JdkClasses of(int javaVersion) {
        var known = LETTERS.floorEntry(javaVersion);
        if (known == null) {
            throw new IllegalArgumentException("no API of Java " + javaVersion);
        }
        return VERSIONS.computeIfAbsent(known.getKey(), version -> read(known.getValue()));
    }

    private static JdkClasses read(char letter) {
        Map<String, List<String>> classes = new HashMap<>();
        try (InputStream packed = JdkClasses.class.getResourceAsStream(API);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            List<String> members = List.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int letters = line.indexOf(' ', 1);
                if (line.charAt(0) != ' ') {
                    members = new ArrayList<>();
                    classes.put(line, members);
                } else if (line.lastIndexOf(letter, letters - 1) > 0) {
                    members.add(line.substring(letters + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own " + API + " is broken", e);
        }
        classes.values().removeIf(List::isEmpty);
        return new JdkClasses(classes);
    }

    public Set<String> names() {
        return classes.keySet();
    }

    /** The class with this internal name ({@code java/lang/Object}), if it belongs to the API. */
    public Optional<byte[]> find(String internalName) {
        return Optional.ofNullable(classes.get(internalName)).map(lines -> classFile(internalName, lines));
    }

    private static byte[] classFile(String internalName, List<String> lines) {
        ClassWriter writer = new ClassWriter(0);
        lines.stream().filter(line -> line.startsWith("= ")).forEach(line -> writeHeader(writer, internalName, line));
        lines.stream().filter(line -> !line.startsWith("= ")).forEach(line -> writeMethod(writer, line));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void writeHeader(ClassWriter writer, String internalName, String line) {
        String[] words = line.split(" ", -1);
        String superName = words.length > 2 ? words[2] : null;
        String[] interfaces = words.length > 3 ? Arrays.copyOfRange(words, 3, words.length) : new String[0];
        writer.visit(Opcodes.V1_8, Integer.parseInt(words[1], 16), internalName, null, superName, interfaces);
    }

    private static void writeMethod(ClassWriter writer, String line) {
        int descriptor = line.indexOf('(');
        int access = line.indexOf(' ');
        writer.visitMethod(
                        Integer.parseInt(line.substring(access + 1), 16),
                        line.substring(0, descriptor),
                        line.substring(descriptor, access),
                        null,
                        null)
                .visitEnd();
    }
}
