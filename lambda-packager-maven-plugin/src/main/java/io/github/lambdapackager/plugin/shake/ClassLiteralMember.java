package io.github.lambdapackager.plugin.shake;

/** A field or method as code names it: its owner is where the search for it starts. */
record ClassLiteralMember(String owner, String name, String descriptor) {
    ClassLiteralMember in(String otherOwner) {
        return new ClassLiteralMember(otherOwner, name, descriptor);
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    String signature() {
        return name + descriptor;
    }
}
