package io.github.lambdapackager.plugin.link;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * What a class file names.
 *
 * @param owner the internal name of a class
 * @param name of a member; empty for a class
 * @param descriptor of a member; empty for a class, and for an element of an annotation, which is named alone
 */
record Reference(Kind kind, String owner, String name, String descriptor) {
    enum Kind {
        TYPE,
        ANNOTATION,
        ELEMENT,
        FIELD,
        METHOD
    }

    static Reference type(String internalName) {
        return new Reference(Kind.TYPE, internalName, "", "");
    }

    static Reference annotation(String internalName) {
        return new Reference(Kind.ANNOTATION, internalName, "", "");
    }

    static Reference element(String annotation, String name) {
        return new Reference(Kind.ELEMENT, annotation, name, "");
    }

    static Reference field(String owner, String name, String descriptor) {
        return new Reference(Kind.FIELD, owner, name, descriptor);
    }

    static Reference method(String owner, String name, String descriptor) {
        return new Reference(Kind.METHOD, owner, name, descriptor);
    }

    boolean isMember() {
        return !name.isEmpty();
    }

    /** The member as class files tell it from others: {@code nameDescriptor}. */
    String member() {
        return name + descriptor;
    }

    // Millions of them are looked up: what the compiler makes for a record is slow until it is hot.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reference reference
                && kind == reference.kind
                && name.equals(reference.name)
                && descriptor.equals(reference.descriptor)
                && owner.equals(reference.owner);
    }

    @Override
    public int hashCode() {
        return ((kind.hashCode() * 31 + owner.hashCode()) * 31 + name.hashCode()) * 31 + descriptor.hashCode();
    }

    /** As a user writes it. */
    @Override
    public String toString() {
        String type = owner.replace('/', '.');
        return switch (kind) {
            case TYPE -> type;
            case ANNOTATION -> "@" + type;
            case ELEMENT -> "@" + type + "." + name + "()";
            case FIELD -> type + "." + name;
            case METHOD -> type + "." + name + parameters();
        };
    }

    private String parameters() {
        StringBuilder text = new StringBuilder("(");
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            text.append(text.length() == 1 ? "" : ", ").append(parameter.getClassName());
        }
        return text.append(')').toString();
    }
}
