package io.github.lambdapackager.publisher.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtField;
import javassist.CtMethod;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AnnotationDefaultAttribute;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.ConstPool;

/** Questions about classes as japicmp's own library reads them. What cannot be looked up counts as the worse answer. */
final class Javassist {
    private static final String PERMITTED_SUBCLASSES = "PermittedSubclasses";

    private Javassist() {}

    /** Whether a consumer may have a subclass. */
    static boolean isExtendable(CtClass type) {
        if (type.isInterface()) {
            return true;
        }
        return !Modifier.isFinal(type.getModifiers())
                && Stream.of(type.getDeclaredConstructors()).anyMatch(Javassist::isVisible);
    }

    static boolean isVisible(CtBehavior member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }

    static boolean isOverridable(CtClass type, CtMethod method) {
        return isExtendable(type)
                && !isClosed(type)
                && !Modifier.isFinal(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers());
    }

    /** The permitted subclasses of a sealed type; none: it is not sealed. */
    static List<String> permitted(CtClass type) {
        AttributeInfo attribute = type.getClassFile2().getAttribute(PERMITTED_SUBCLASSES);
        if (attribute == null) {
            return List.of();
        }
        ConstPool constants = attribute.getConstPool();
        byte[] content = attribute.get();
        return Stream.iterate(2, at -> at < content.length, at -> at + 2)
                .map(at -> constants.getClassInfo(((content[at] & 0xff) << 8) | (content[at + 1] & 0xff)))
                .toList();
    }

    /** Whether all its subclasses are known: it is sealed, and so is, or ends with, each that it permits. */
    static boolean isClosed(CtClass type) {
        List<String> permitted = permitted(type);
        return !permitted.isEmpty()
                && permitted.stream()
                        .allMatch(name -> find(type, name)
                                .filter(subclass -> !isExtendable(subclass) || isClosed(subclass))
                                .isPresent());
    }

    static boolean isEnumConstant(Optional<CtField> field) {
        return field.filter(one -> (one.getFieldInfo2().getAccessFlags() & AccessFlag.ENUM) != 0)
                .isPresent();
    }

    static boolean hasAbstractMethod(CtClass type) {
        return Stream.of(type.getMethods()).anyMatch(method -> Modifier.isAbstract(method.getModifiers()));
    }

    /** Whether an element of an annotation has a default. */
    static boolean hasDefault(CtMethod element) {
        return element.getMethodInfo2().getAttribute(AnnotationDefaultAttribute.tag) != null;
    }

    /** Whether a call that was compiled for that method finds one. */
    static boolean resolves(CtClass type, CtMethod method) {
        try {
            type.getMethod(method.getName(), method.getSignature());
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Whether what the new method returns is what the old one returned. */
    static boolean isResultNarrower(CtMethod before, CtMethod after) {
        try {
            CtClass wanted = before.getReturnType();
            CtClass given = after.getReturnType();
            return !wanted.isPrimitive()
                    && !given.isPrimitive()
                    && given.subtypeOf(given.getClassPool().get(wanted.getName()));
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static Optional<CtClass> find(CtClass near, String name) {
        try {
            return Optional.of(near.getClassPool().get(name));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
