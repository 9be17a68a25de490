package io.github.lambdapackager.plugin.shake;

import java.util.Collection;
import java.util.Optional;

/** The class files of a class path by internal name, without those of the JDK. */
interface ClassFiles {
    Optional<byte[]> bytes(String internalName);

    Collection<String> names();
}
