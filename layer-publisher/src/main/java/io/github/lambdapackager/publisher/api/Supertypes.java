package io.github.lambdapackager.publisher.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javassist.CtClass;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.SignatureAttribute;
import javassist.bytecode.SignatureAttribute.ClassSignature;
import javassist.bytecode.SignatureAttribute.ClassType;

/** The supertypes of a class with their type arguments, before and after. */
final class Supertypes {
    private final CtClass before;
    private final CtClass after;

    Supertypes(CtClass before, CtClass after) {
        this.before = before;
        this.after = after;
    }

    /** Those that stayed, with other type arguments. */
    List<String> changed() {
        Map<String, String> old = generic(before);
        Map<String, String> now = generic(after);
        List<String> changed = new ArrayList<>();
        old.forEach((type, text) -> {
            String other = now.getOrDefault(type, text);
            if (!other.equals(text)) {
                changed.add("now " + other + " instead of " + text);
            }
        });
        return changed;
    }

    private static Map<String, String> generic(CtClass type) {
        Map<String, String> supertypes = new TreeMap<>();
        Optional.ofNullable(type.getGenericSignature()).ifPresent(text -> {
            ClassSignature signature = parse(text);
            add(supertypes, signature.getSuperClass());
            for (ClassType implemented : signature.getInterfaces()) {
                add(supertypes, implemented);
            }
        });
        return supertypes;
    }

    private static void add(Map<String, String> supertypes, ClassType type) {
        supertypes.put(type.getName(), type.toString());
    }

    private static ClassSignature parse(String text) {
        try {
            return SignatureAttribute.toClassSignature(text);
        } catch (BadBytecode e) {
            throw new IllegalArgumentException("not a class signature: " + text, e);
        }
    }
}
