package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.child.Guarded;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What comes before the runtime client on a function's class path: our guard, and where needed our native client. */
final class ChildJar {
    private static final String PACKAGE = Guarded.class.getPackageName().replace('.', '/') + "/";
    private static final List<String> CLASSES =
            List.of("EventSketch.class", "Generics.class", "Guarded.class", "PlainValue.class", "SampleValue.class");
    private static final String CLIENT = "com/amazonaws/services/lambda/runtime/api/client/AWSLambda.class";
    private static final String NATIVE_CLIENT =
            "com/amazonaws/services/lambda/runtime/api/client/runtimeapi/NativeClient.class";

    private ChildJar() {}

    /** @param opt what the client takes for {@code /opt}; empty: the machine's own */
    static Path write(Path jar, Harness harness, Optional<Path> opt) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : CLASSES) {
                add(out, PACKAGE + name);
            }
            if (!harness.nativeClient()) {
                add(out, NATIVE_CLIENT);
            }
            if (opt.isPresent()) {
                addClient(out, harness.runtimeClient().get(0), opt.get());
            }
        }
        return jar;
    }

    /** The client's main class, which looks for layers in a constant place, with another place. */
    private static void addClient(JarOutputStream out, Path client, Path opt) throws IOException {
        try (ZipFile jar = new ZipFile(client.toFile());
                InputStream original = jar.getInputStream(jar.getEntry(CLIENT))) {
            out.putNextEntry(new JarEntry(CLIENT));
            out.write(new LayersPlace(opt).movedIn(original.readAllBytes()));
            out.closeEntry();
        }
    }

    private static void add(JarOutputStream out, String name) throws IOException {
        try (InputStream file = ChildJar.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name + " is missing in the plugin");
            }
            out.putNextEntry(new JarEntry(name));
            file.transferTo(out);
            out.closeEntry();
        }
    }

    /**
     * Unpacks the native library that fits this machine: the client itself would unpack it to one path for all
     * processes.
     */
    static Path nativeLibrary(Path runtimeClientJar, Path target) throws IOException {
        String libc = Files.exists(Path.of("/lib/ld-musl-" + machine() + ".so.1")) ? "linux_musl" : "linux";
        String name = "jni/libaws-lambda-jni." + libc + "-" + machine().replace("aarch64", "aarch_64") + ".so";
        try (ZipFile jar = new ZipFile(runtimeClientJar.toFile())) {
            ZipEntry entry = jar.getEntry(name);
            if (entry == null) {
                throw new FileNotFoundException(runtimeClientJar + " has no " + name);
            }
            try (InputStream library = jar.getInputStream(entry)) {
                Files.copy(library, target);
            }
            return target;
        }
    }

    private static String machine() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }
}
