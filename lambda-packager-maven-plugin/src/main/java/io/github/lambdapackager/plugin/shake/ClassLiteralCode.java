package io.github.lambdapackager.plugin.shake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The code of a class path as far as it deals with {@code Class} objects, read when asked for. */
final class ClassLiteralCode {
    private final ClassFiles files;
    private final Map<String, Optional<ClassLiteralFacts>> known = new ConcurrentHashMap<>();

    ClassLiteralCode(ClassFiles files) {
        this.files = files;
    }

    ClassLiteralNames names(String owner) {
        return facts(owner).map(ClassLiteralFacts::names).orElse(ClassLiteralNames.NONE);
    }

    ClassLiteralFlow flow(ClassLiteralMember method) {
        return facts(method.owner()).map(facts -> facts.flow(method)).orElseGet(ClassLiteralFlow::new);
    }

    private Optional<ClassLiteralFacts> facts(String owner) {
        return known.computeIfAbsent(owner, files::facts);
    }
}
