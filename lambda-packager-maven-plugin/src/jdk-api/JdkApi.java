import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the API of every Java version that Lambda has a runtime of, as JDK 25 knows it for {@code javac --release}.
 *
 * <p>Run it with JDK 25, in the plugin's folder:
 *
 * <pre>java src/jdk-api/JdkApi.java src/main/resources/io/github/lambdapackager/plugin/jdk/jdk-api.txt.gz</pre>
 *
 * <p>A class is a line with its internal name. The lines below it, indented, begin with the versions they hold for, a
 * letter each as in {@code lib/ct.sym} (8, B for 11, H for 17, L for 21, P for 25): {@code =} with access flags (hex),
 * superclass and interfaces; then methods that are not private, with their access flags.
 */
public final class JdkApi {
    private static final String VERSIONS = "8BHLP";
    private static final int SYNCHRONIZED_BRIDGE_VARARGS = 0xE0;

    private final SortedMap<String, SortedMap<String, String>> classes = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        JdkApi api = new JdkApi();
        Path signatures = Path.of(System.getProperty("java.home"), "lib", "ct.sym");
        try (FileSystem files = FileSystems.newFileSystem(signatures);
                Stream<Path> folders = Files.list(files.getPath("/"))) {
            for (Path folder : folders.sorted().toList()) {
                api.read(folder);
            }
        }
        api.write(Path.of(arguments[0]));
    }

    private void read(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        String versions = sorted(name.replaceAll("[^" + VERSIONS + "]", ""));
        // What carries a hyphen holds modules' descriptors only.
        if (versions.isEmpty() || name.contains("-")) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sig")).sorted().toList()) {
                ClassModel clazz = ClassFile.of().parse(Files.readAllBytes(file));
                if (!clazz.isModuleInfo()) {
                    add(versions, clazz);
                }
            }
        }
    }

    private void add(String versions, ClassModel clazz) {
        SortedMap<String, String> lines =
                classes.computeIfAbsent(clazz.thisClass().asInternalName(), name -> new TreeMap<>());
        String supertypes = Stream.concat(clazz.superclass().stream(), clazz.interfaces().stream())
                .map(type -> " " + type.asInternalName())
                .collect(Collectors.joining());
        lines.merge("= " + Integer.toHexString(clazz.flags().flagsMask()) + supertypes, versions, String::concat);
        for (MethodModel method : clazz.methods()) {
            if (!method.flags().has(AccessFlag.PRIVATE)) {
                int access = method.flags().flagsMask() & ~SYNCHRONIZED_BRIDGE_VARARGS;
                String signature = method.methodName().stringValue() + method.methodType().stringValue();
                lines.merge(signature + " " + Integer.toHexString(access), versions, String::concat);
            }
        }
    }

    private void write(Path file) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (String name : classes.keySet()) {
                out.write(name + "\n");
                for (String line : classes.get(name).keySet()) {
                    out.write(" " + sorted(classes.get(name).get(line)) + " " + line + "\n");
                }
            }
        }
    }

    private static String sorted(String letters) {
        return List.of(letters.split("")).stream().sorted().collect(Collectors.joining());
    }
}
