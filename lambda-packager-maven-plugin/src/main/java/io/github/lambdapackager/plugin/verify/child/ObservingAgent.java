package io.github.lambdapackager.plugin.verify.child;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Puts the JDK's classes of the agent's jar, which tell {@link Observations} what is asked of them, in place of those that
 * the JVM has.
 */
public final class ObservingAgent implements ClassFileTransformer {
    private static final String FOLDER = "observed/";

    private final JarFile jar;

    private ObservingAgent(JarFile jar) {
        this.jar = jar;
    }

    /** The agent's jar and the file to write, as a path of two files. */
    public static void premain(String argument, Instrumentation instrumentation) throws Exception {
        String[] paths = argument.split(File.pathSeparator, -1);
        JarFile jar = new JarFile(paths[0]);
        instrumentation.appendToBootstrapClassLoaderSearch(jar);
        instrumentation.addTransformer(new ObservingAgent(jar), true);
        List<Class<?>> loaded = new ArrayList<Class<?>>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null
                    && jar.getEntry(entry(type.getName().replace('.', '/'))) != null) {
                loaded.add(type);
            }
        }
        instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        Observations.start(paths[1]);
    }

    private static String entry(String internalName) {
        return FOLDER + internalName + ".bytes";
    }

    /** Answers with what the jar holds; the JVM lets a class that was replaced so see {@link Observations}. */
    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
        if (loader != null || name == null || jar.getEntry(entry(name)) == null) {
            return null;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[65536];
        try (InputStream file = jar.getInputStream(jar.getEntry(entry(name)))) {
            for (int count = file.read(buffer); count >= 0; count = file.read(buffer)) {
                content.write(buffer, 0, count);
            }
            return content.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
