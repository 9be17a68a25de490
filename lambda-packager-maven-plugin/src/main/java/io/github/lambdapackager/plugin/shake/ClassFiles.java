package io.github.lambdapackager.plugin.shake;

import java.util.List;
import java.util.Optional;

/** What the classes of a class path say of {@code Class} objects, by internal name, without those of the JDK. */
interface ClassFiles {
    Optional<ClassLiteralFacts> facts(String internalName);

    boolean contains(String internalName);

    /** What the constant pools of the classes say, in parts that may be shared with other class paths. */
    List<ClassLiteralPart> parts();
}
