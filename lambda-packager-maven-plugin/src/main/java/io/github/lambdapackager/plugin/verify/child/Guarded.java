package io.github.lambdapackager.plugin.verify.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs another main class for as long as the build lives that started it. */
public final class Guarded {
    private static final int TERMINATED = 143;

    private Guarded() {}

    /** The name of the other main class, and its arguments. Its standard input is empty, as on Lambda. */
    public static void main(String[] arguments) throws Throwable {
        InputStream build = System.in;
        System.setIn(new ByteArrayInputStream(new byte[0]));
        Thread guard = new Thread(() -> haltWhenClosed(build), "guard");
        guard.setDaemon(true);
        guard.start();
        String[] others = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) others);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * The build's end of the pipe closes when it ends, also when it is killed; a byte asks for an orderly end, in which
     * the agent writes what it measured.
     */
    private static void haltWhenClosed(InputStream build) {
        try {
            while (build.read() >= 0) {
                new Thread(() -> System.exit(0), "end").start();
            }
        } catch (IOException e) {
            // A broken pipe means the same.
        } finally {
            Runtime.getRuntime().halt(TERMINATED);
        }
    }
}
