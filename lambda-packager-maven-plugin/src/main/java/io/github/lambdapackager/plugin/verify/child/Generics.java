package io.github.lambdapackager.plugin.verify.child;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/** What a class and those above it say about their type variables. */
@SuppressWarnings("PatternMatchingInstanceof") // Compiled for Java 8, too.
final class Generics {
    private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

    Generics(Type type) {
        learn(type);
    }

    /** The same for a type that is named where this is known. */
    Generics within(Type type) {
        Generics inner = new Generics(type);
        bound.forEach(inner.bound::putIfAbsent);
        return inner;
    }

    private void learn(Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType) {
            Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
            for (int index = 0; index < arguments.length; index++) {
                bound.put(raw.getTypeParameters()[index], arguments[index]);
            }
        }
        learn(raw.getGenericSuperclass());
        for (Type implemented : raw.getGenericInterfaces()) {
            learn(implemented);
        }
    }

    /** What stands for one type parameter of a class above this one. */
    Type argument(Class<?> above, int index) {
        return resolve(above.getTypeParameters()[index]);
    }

    /** The type without variables; a variable that nobody binds is its bound. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable) {
            Type known = bound.get(type);
            return known == null || known.equals(type) ? raw(((TypeVariable<?>) type).getBounds()[0]) : resolve(known);
        } else if (type instanceof WildcardType) {
            return resolve(((WildcardType) type).getUpperBounds()[0]);
        }
        return type;
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class) {
            return (Class<?>) type;
        } else if (type instanceof ParameterizedType) {
            return (Class<?>) ((ParameterizedType) type).getRawType();
        } else if (type instanceof GenericArrayType) {
            return Array.newInstance(raw(((GenericArrayType) type).getGenericComponentType()), 0)
                    .getClass();
        }
        return Object.class;
    }
}
