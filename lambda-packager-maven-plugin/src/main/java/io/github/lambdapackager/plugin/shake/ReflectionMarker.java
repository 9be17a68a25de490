package io.github.lambdapackager.plugin.shake;

import java.util.Set;
import proguard.classfile.AccessConstants;
import proguard.classfile.ClassConstants;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.visitor.MemberAccessFilter;
import proguard.classfile.visitor.MemberNameFilter;

/** Marks what reflection may see of a class whose {@code Class} object code has. */
final class ReflectionMarker {
    private static final String SETTERS = "set*";

    private final LinkedClasses classes;
    private final ReflectedLiterals literals;
    private final ReachabilityMarker marker;

    ReflectionMarker(LinkedClasses classes, ReflectedLiterals literals, ReachabilityMarker marker) {
        this.classes = classes;
        this.literals = literals;
        this.marker = marker;
    }

    /** Keeps what may be seen of the classes whose literals a reached method has. */
    void keepLiterals(ProgramClass clazz, ProgramMethod method) {
        if (!marker.sources().has("class-literals")) {
            return;
        }
        Cause literal = new Cause.Code("class literal that may come to reflection in", clazz, method);
        literals.of(clazz.getName(), method.getName(clazz), method.getDescriptor(clazz))
                .forEach((name, parts) -> keep(name, parts, literal));
    }

    private void keep(String name, Set<ReflectedPart> parts, Cause reason) {
        ProgramClass clazz = classes.programClass(name);
        if (parts.contains(ReflectedPart.EVERYTHING) || clazz == null || ReachabilityMarker.isAnnotation(clazz)) {
            marker.keepNamed(name, reason);
        } else {
            marker.because(reason, () -> mark(clazz, parts));
        }
    }

    /** Keeps what may be seen of a class that is loaded by its name. */
    void keepLoaded(ProgramClass clazz, Set<ReflectedPart> parts, Cause reason) {
        if (parts.contains(ReflectedPart.EVERYTHING)) {
            marker.because(reason, () -> marker.keepWhole(clazz));
            return;
        }
        marker.because(reason, () -> {
            mark(clazz, parts);
            marker.initialize(clazz);
        });
    }

    private void mark(ProgramClass clazz, Set<ReflectedPart> parts) {
        marker.visitProgramClass(clazz);
        if (parts.contains(ReflectedPart.FIELDS) || parts.contains(ReflectedPart.CONSTRUCTORS)) {
            marker.noteReflected(clazz);
        }
        if (parts.contains(ReflectedPart.FIELDS) || parts.contains(ReflectedPart.VARIABLES)) {
            markFields(clazz);
        }
        if (parts.contains(ReflectedPart.CONSTRUCTORS) || parts.contains(ReflectedPart.INSTANCES)) {
            markConstructors(clazz);
        }
    }

    /** Who makes an instance by reflection may set properties by reflection, too. */
    private void markConstructors(ProgramClass clazz) {
        for (Clazz type = clazz; type instanceof ProgramClass declaring; type = type.getSuperClass()) {
            declaring.methodsAccept(
                    new MemberNameFilter(SETTERS, new MemberAccessFilter(AccessConstants.PUBLIC, 0, marker)));
        }
        clazz.methodsAccept(new MemberNameFilter(ClassConstants.METHOD_NAME_INIT, marker));
        marker.instantiate(clazz);
    }

    /** Marks the fields of a class and those that it inherits. */
    private void markFields(ProgramClass clazz) {
        clazz.fieldsAccept(marker);
        if (clazz.getSuperClass() instanceof ProgramClass superClass) {
            markFields(superClass);
        }
    }
}
