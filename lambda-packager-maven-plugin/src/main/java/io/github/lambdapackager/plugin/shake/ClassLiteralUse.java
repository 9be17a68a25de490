package io.github.lambdapackager.plugin.shake;

/** What a method does with a {@code Class} object, apart from asking for its name or comparing it. */
sealed interface ClassLiteralUse {
    /** Reflection, or code that cannot be followed. */
    record Reflection(String how, ReflectedPart part) implements ClassLiteralUse {
        Reflection(String how) {
            this(how, ReflectedPart.EVERYTHING);
        }
    }

    /** An argument (counted without the receiver) of a call, whose result counts as the argument itself. */
    record Passed(ClassLiteralMember callee, boolean virtual, int index) implements ClassLiteralUse {}

    /** An argument of a lambda's body, whose result goes to whoever calls the lambda. */
    record Captured(ClassLiteralMember body, boolean virtual, int index) implements ClassLiteralUse {}

    record Stored(ClassLiteralMember field) implements ClassLiteralUse {}

    record Returned() implements ClassLiteralUse {}

    record Held(ClassLiteralSource.NewArray array) implements ClassLiteralUse {}
}
