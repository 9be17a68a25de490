package io.github.lambdapackager.plugin.verify.child;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes up an event of the type that a handler takes, and writes it as the runtime client itself would.
 *
 * <p>Runs in the task root, with the runtime client on its class path.
 */
public final class EventSketch {
    private static final byte[] ANY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private EventSketch() {}

    /** The handler's setting, and the file to write. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader = new URLClassLoader(taskRoot(), EventSketch.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            String[] handler = arguments[0].split("::", 2);
            Class<?> type = Class.forName(handler[0], false, loader);
            byte[] event =
                    handler.length == 1 ? throughInterface(type, loader) : throughMethod(type, handler[1], loader);
            Files.write(Paths.get(arguments[1]), event);
        }
    }

    /** Lambda's order: loose files, then the jars by name. */
    private static URL[] taskRoot() throws IOException {
        List<URL> places = new ArrayList<>();
        places.add(Paths.get("").toUri().toURL());
        File[] jars = new File("lib").listFiles((folder, name) -> name.endsWith(".jar"));
        if (jars != null) {
            Arrays.sort(jars, Comparator.comparing(File::getName));
            for (File jar : jars) {
                places.add(jar.toURI().toURL());
            }
        }
        return places.toArray(new URL[0]);
    }

    private static byte[] throughInterface(Class<?> handler, ClassLoader loader) throws IOException {
        return RequestStreamHandler.class.isAssignableFrom(handler)
                ? ANY_OBJECT
                : event(RequestHandler.class.getTypeParameters()[0], new Generics(handler), loader);
    }

    private static byte[] throughMethod(Class<?> handler, String name, ClassLoader loader) throws IOException {
        Method longest = null;
        for (Method method : handler.getMethods()) {
            if (method.getName().equals(name)
                    && !method.isBridge()
                    && (longest == null || rank(method) > rank(longest))) {
                longest = method;
            }
        }
        if (longest == null || longest.getParameterCount() == 0) {
            return ANY_OBJECT;
        }
        Class<?> first = longest.getParameterTypes()[0];
        return first == InputStream.class || first == Context.class
                ? ANY_OBJECT
                : event(longest.getGenericParameterTypes()[0], new Generics(handler), loader);
    }

    /** As the runtime client prefers one overload to another. */
    private static int rank(Method method) {
        int count = method.getParameterCount();
        boolean context = count > 0 && method.getParameterTypes()[count - 1] == Context.class;
        return 2 * count + (context ? 1 : 0);
    }

    private static byte[] event(Type named, Generics generics, ClassLoader loader) throws IOException {
        Type type = generics.resolve(named);
        Class<?> raw = Generics.raw(type);
        Object sample = raw == Object.class ? null : new SampleValue().of(type, "", generics);
        if (sample == null) {
            return ANY_OBJECT;
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer(type, raw, loader).toJson(sample, json);
        return json.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type, Class<?> raw, ClassLoader loader) {
        return type instanceof Class && LambdaEventSerializers.isLambdaSupportedEvent(raw.getName())
                ? LambdaEventSerializers.serializerFor((Class<Object>) raw, loader)
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
