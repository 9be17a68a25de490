package io.github.lambdapackager.plugin.shake;

import java.util.Collection;
import java.util.Optional;

/** What the classes of a class path say of {@code Class} objects, by internal name, without those of the JDK. */
interface ClassFiles {
    Optional<ClassLiteralFacts> facts(String internalName);

    Collection<String> names();
}
