package io.github.lambdapackager.plugin.shake;

/** Where a {@code Class} object in a method's frame may have come from. */
sealed interface ClassLiteralSource {
    record Literal(String className) implements ClassLiteralSource {}

    /** The name of a literal, as a string. */
    record NameOf(Literal literal) implements ClassLiteralSource {}

    /** An argument of the method, counted without the receiver. */
    record Parameter(int index) implements ClassLiteralSource {}

    record FieldRead(ClassLiteralMember field) implements ClassLiteralSource {}

    record CallResult(ClassLiteralMember callee) implements ClassLiteralSource {}

    /** An array that the method creates, with whatever is put into it. */
    record NewArray(int instruction) implements ClassLiteralSource {}
}
