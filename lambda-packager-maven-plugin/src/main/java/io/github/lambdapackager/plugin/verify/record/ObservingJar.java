package io.github.lambdapackager.plugin.verify.record;

import io.github.lambdapackager.plugin.verify.child.Observations;
import io.github.lambdapackager.plugin.verify.child.ObservingAgent;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes the agent that observes a function: it depends on the JDK that runs the function. */
public final class ObservingJar {
    private ObservingJar() {}

    public static Path write(Path jar, Path javaHome) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            for (String name : List.of(ObservingAgent.class.getName(), Observations.class.getName())) {
                add(out, name.replace('.', '/') + ".class");
            }
            for (Map.Entry<String, byte[]> observed :
                    new ObservedJdk(javaHome).classes().entrySet()) {
                // Not as class files: what lies on the JDK's class path must not look like the JDK's own.
                out.putNextEntry(new JarEntry("observed/" + observed.getKey() + ".bytes"));
                out.write(observed.getValue());
            }
        }
        return jar;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", ObservingAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        return manifest;
    }

    private static void add(JarOutputStream out, String name) throws IOException {
        try (InputStream file = ObservingJar.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name + " is missing in the plugin");
            }
            out.putNextEntry(new JarEntry(name));
            file.transferTo(out);
        }
    }
}
