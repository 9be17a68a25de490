package io.github.lambdapackager.plugin.verify.child;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Writes down what a function reaches by reflection, a line for each thing and at once, so that nothing is lost however
 * the process ends.
 *
 * <p>The JDK's own methods call this class. It is loaded with the JDK's classes, and uses no reflection, no lambda and no
 * class that the JDK has not loaded before: it would observe itself.
 */
public final class Observations {
    private static final ConcurrentMap<Object, Boolean> SEEN = new ConcurrentHashMap<Object, Boolean>();
    private static volatile OutputStream file;

    private Observations() {}

    /** Nothing is observed before. */
    public static void start(String path) throws IOException {
        OutputStream opened = new FileOutputStream(path, true);
        write(opened, "start\n");
        file = opened;
    }

    /** {@code Class.forName}. */
    public static void className(String name) {
        if (name != null) {
            add("class\t", name);
        }
    }

    public static void className(Object lookup, String name) {
        className(name);
    }

    /** A class that is made instances of without a constructor, or whose nested classes are asked for. */
    public static void type(Class<?> type) {
        if (isOfInterest(type)) {
            add("class\t", type.getName());
        }
    }

    public static void type(Object factory, Class<?> type) {
        type(type);
    }

    public static void allDeclaredMethods(Class<?> type) {
        all("allDeclaredMethods\t", type);
    }

    public static void allPublicMethods(Class<?> type) {
        all("allPublicMethods\t", type);
    }

    public static void allDeclaredFields(Class<?> type) {
        all("allDeclaredFields\t", type);
    }

    public static void allPublicFields(Class<?> type) {
        all("allPublicFields\t", type);
    }

    public static void allDeclaredConstructors(Class<?> type) {
        all("allDeclaredConstructors\t", type);
    }

    public static void allPublicConstructors(Class<?> type) {
        all("allPublicConstructors\t", type);
    }

    private static void all(String kind, Class<?> type) {
        if (isOfInterest(type)) {
            add(kind, type.getName());
        }
    }

    public static void field(Class<?> type, String name) {
        if (isOfInterest(type)) {
            add("field\t", type.getName() + "\t" + name);
        }
    }

    public static void method(Class<?> type, String name, Class<?>[] parameters) {
        if (isOfInterest(type)) {
            add("method\t", type.getName() + "\t" + name + "\t" + names(parameters));
        }
    }

    public static void constructor(Class<?> type, Class<?>[] parameters) {
        method(type, "<init>", parameters);
    }

    public static void newInstance(Class<?> type) {
        constructor(type, null);
    }

    public static void newInstance(Object lookup, Class<?> type) {
        member(lookup, type, "<init>");
    }

    /** {@code MethodHandles.Lookup}, for a method or a field: its type says which. */
    public static void member(Object lookup, Class<?> type, String name) {
        if (isOfInterest(type)) {
            add("member\t", type.getName() + "\t" + name);
        }
    }

    public static void invoked(Method method) {
        if (SEEN.putIfAbsent(method, Boolean.TRUE) == null) {
            method(method.getDeclaringClass(), method.getName(), method.getParameterTypes());
        }
    }

    public static void invoked(Constructor<?> constructor) {
        if (SEEN.putIfAbsent(constructor, Boolean.TRUE) == null) {
            constructor(constructor.getDeclaringClass(), constructor.getParameterTypes());
        }
    }

    public static void proxy(ClassLoader loader, Class<?>[] interfaces) {
        if (interfaces != null) {
            add("proxy\t", names(interfaces));
        }
    }

    public static void resource(ClassLoader loader, String name) {
        if (name != null) {
            add("resource\t", name);
        }
    }

    /** What comes with the JDK is always there. */
    private static boolean isOfInterest(Class<?> type) {
        return type != null && type.getClassLoader() != null;
    }

    private static String names(Class<?>[] types) {
        StringBuilder names = new StringBuilder();
        if (types != null) {
            for (Class<?> type : types) {
                names.append(names.length() == 0 ? "" : ",").append(name(type));
            }
        }
        return names.toString();
    }

    /** As source code has it: {@code int[]}. */
    private static String name(Class<?> type) {
        if (type == null) {
            return "null";
        }
        Class<?> component = type.getComponentType();
        return component == null ? type.getName() : name(component) + "[]";
    }

    private static void add(String kind, String what) {
        OutputStream opened = file;
        if (opened == null || what.indexOf('\n') >= 0) {
            return;
        }
        String line = kind + what + "\n";
        if (SEEN.putIfAbsent(line, Boolean.TRUE) == null) {
            try {
                write(opened, line);
            } catch (IOException e) {
                // The function must not notice; the recording will miss what cannot be written.
                file = null;
            }
        }
    }

    /** In one piece, so that lines of several threads and processes do not mix. */
    private static void write(OutputStream target, String line) throws IOException {
        target.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
