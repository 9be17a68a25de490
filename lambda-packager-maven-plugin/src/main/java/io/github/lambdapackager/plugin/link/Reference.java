package io.github.lambdapackager.plugin.link;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What a class file names: a class, or a member of one. */
final class Reference {
    enum Kind {
        TYPE,
        ANNOTATION,
        ELEMENT,
        FIELD,
        METHOD
    }

    /** Of those that have no number yet. */
    private static final int NONE = -1;

    private final Kind kind;
    private final String owner;
    private final String name;
    private final String descriptor;
    private final int number;
    private final int ownerNumber;
    private @Nullable String member;

    /**
     * @param owner the internal name of a class
     * @param name of a member; empty for a class
     * @param descriptor of a member; empty for a class, and for an element of an annotation, which is named alone
     */
    Reference(Kind kind, String owner, String name, String descriptor, int number, int ownerNumber) {
        this.kind = kind;
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.number = number;
        this.ownerNumber = ownerNumber;
    }

    static Reference type(String internalName) {
        return new Reference(Kind.TYPE, internalName, "", "", NONE, NONE);
    }

    static Reference annotation(String internalName) {
        return new Reference(Kind.ANNOTATION, internalName, "", "", NONE, NONE);
    }

    static Reference element(String annotation, String name) {
        return new Reference(Kind.ELEMENT, annotation, name, "", NONE, NONE);
    }

    static Reference field(String owner, String name, String descriptor) {
        return new Reference(Kind.FIELD, owner, name, descriptor, NONE, NONE);
    }

    static Reference method(String owner, String name, String descriptor) {
        return new Reference(Kind.METHOD, owner, name, descriptor, NONE, NONE);
    }

    Kind kind() {
        return kind;
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }

    /** One of its own, see {@link References#numbered}. */
    int number() {
        return number;
    }

    /** That of its owner, for each class has one as well. */
    int ownerNumber() {
        return ownerNumber;
    }

    boolean isMember() {
        return !name.isEmpty();
    }

    /** The member as class files tell it from others: {@code nameDescriptor}. */
    String member() {
        String known = member;
        if (known == null) {
            known = name + descriptor;
            member = known;
        }
        return known;
    }

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
