package io.github.lambdapackager.plugin.verify.child;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up a value of a type, with something in every property; always the same. */
final class SampleValue {
    private final Set<Class<?>> around = new HashSet<>();

    /**
     * Null where nothing can be made up.
     *
     * @param property where the value goes, if its name is known
     * @param where what is known of type variables there
     */
    Object of(Type named, String property, Generics where) {
        Type type = where.resolve(named);
        Generics generics = where.within(type);
        Class<?> raw = Generics.raw(type);
        if (PlainValue.isKnown(raw)) {
            return PlainValue.of(raw, property);
        } else if (raw.isEnum()) {
            return raw.getEnumConstants().length == 0 ? null : raw.getEnumConstants()[0];
        } else if (raw.isArray()) {
            return array(raw.getComponentType(), generics);
        } else if (Map.class.isAssignableFrom(raw)) {
            return map(raw, generics);
        } else if (Iterable.class.isAssignableFrom(raw)) {
            return collection(raw, generics);
        }
        return raw.getName().startsWith("java.") || !around.add(raw) ? null : object(raw, generics);
    }

    private Object array(Class<?> component, Generics generics) {
        Object value = of(component, "", generics);
        Object array = Array.newInstance(component, value == null ? 0 : 1);
        if (value != null) {
            Array.set(array, 0, value);
        }
        return array;
    }

    @SuppressWarnings("unchecked")
    private Object map(Class<?> raw, Generics generics) {
        Object key = of(generics.argument(Map.class, 0), "", generics);
        Object value = of(generics.argument(Map.class, 1), "", generics);
        Map<Object, Object> content =
                key == null || value == null ? new LinkedHashMap<>() : Collections.singletonMap(key, value);
        if (raw.isAssignableFrom(LinkedHashMap.class)) {
            return new LinkedHashMap<>(content);
        }
        Map<Object, Object> own = (Map<Object, Object>) empty(raw);
        if (own != null) {
            own.putAll(content);
        }
        return own;
    }

    @SuppressWarnings("unchecked")
    private Object collection(Class<?> raw, Generics generics) {
        Object element = of(generics.argument(Iterable.class, 0), "", generics);
        List<Object> content = element == null ? Collections.emptyList() : Collections.singletonList(element);
        if (raw.isAssignableFrom(ArrayList.class)) {
            return new ArrayList<>(content);
        } else if (raw.isAssignableFrom(HashSet.class)) {
            return new HashSet<>(content);
        }
        Object own = Collection.class.isAssignableFrom(raw) ? empty(raw) : null;
        if (own != null) {
            ((Collection<Object>) own).addAll(content);
        }
        return own;
    }

    private static Object empty(Class<?> raw) {
        try {
            return raw.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private Object object(Class<?> raw, Generics generics) {
        try {
            return hasProperties(raw) ? filled(empty(raw), generics) : constructed(raw, generics);
        } finally {
            around.remove(raw);
        }
    }

    /** Whether it can be created empty, and filled afterwards. */
    private static boolean hasProperties(Class<?> raw) {
        boolean settable = Arrays.stream(raw.getMethods()).anyMatch(SampleValue::isSetter)
                || Arrays.stream(raw.getFields()).anyMatch(SampleValue::isAssignable);
        return settable && empty(raw) != null;
    }

    private static boolean isAssignable(Field field) {
        return (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0;
    }

    /** By its simplest constructor that takes a number (a point in time), else by its longest. */
    private Object constructed(Class<?> raw, Generics generics) {
        if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
            return null;
        }
        List<Constructor<?>> constructors = Arrays.asList(raw.getDeclaredConstructors());
        constructors.sort(
                Comparator.<Constructor<?>>comparingInt(SampleValue::preference).thenComparing(Constructor::toString));
        for (Constructor<?> constructor : constructors) {
            Object made = made(constructor, generics);
            if (made != null) {
                return made;
            }
        }
        return null;
    }

    /** A constructor that takes no plain text may want a time. */
    private Object made(Constructor<?> constructor, Generics generics) {
        Object made = call(constructor, generics, PlainValue.TEXT);
        return made == null ? call(constructor, generics, PlainValue.TIME) : made;
    }

    private Object call(Constructor<?> constructor, Generics generics, String text) {
        Type[] parameters = constructor.getGenericParameterTypes();
        Object[] arguments = new Object[parameters.length];
        for (int index = 0; index < parameters.length; index++) {
            arguments[index] = parameters[index] == String.class ? text : of(parameters[index], "", generics);
        }
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static int preference(Constructor<?> constructor) {
        boolean ofTime = Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {long.class});
        return ofTime ? Integer.MIN_VALUE : -constructor.getParameterCount();
    }

    private Object filled(Object bean, Generics generics) {
        for (Field field : bean.getClass().getFields()) {
            if (isAssignable(field)) {
                set(bean, field, of(field.getGenericType(), field.getName(), generics));
            }
        }
        Method[] methods = bean.getClass().getMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            if (isSetter(method)) {
                set(bean, method, of(method.getGenericParameterTypes()[0], property(method), generics));
            }
        }
        return bean;
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set\\p{Lu}.*")
                && method.getParameterCount() == 1
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers());
    }

    private static String property(Method setter) {
        String name = setter.getName().substring("set".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static void set(Object bean, Field field, Object value) {
        if (value == null) {
            return;
        }
        try {
            field.setAccessible(true);
            field.set(bean, value);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // What cannot be reached here cannot be reached by the runtime client.
        }
    }

    private static void set(Object bean, Method setter, Object value) {
        if (value == null) {
            return;
        }
        try {
            setter.setAccessible(true);
            setter.invoke(bean, value);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A setter that refuses the value leaves its property unset.
        }
    }
}
