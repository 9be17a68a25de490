package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FileContent;

/**
 * What was worked out of a class file alone.
 *
 * @param forms what functions have left of it
 * @param literals what it says about {@code Class} objects
 */
record KnownClass(ClassForms forms, ClassLiteralFacts literals, ResourceCalls.OfClass resourceCalls) {
    static KnownClass of(FileContent file) {
        return new KnownClass(new ClassForms(file), new ClassLiteralFacts(file), new ResourceCalls.OfClass());
    }
}
