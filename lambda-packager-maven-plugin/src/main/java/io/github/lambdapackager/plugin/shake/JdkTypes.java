package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What classes of the JDK declare, read once. Safe for several threads. */
final class JdkTypes {
    private final Map<String, Optional<ClassLiteralType>> known = new ConcurrentHashMap<>();
    private final JdkClasses jdk;

    JdkTypes(JdkClasses jdk) {
        this.jdk = jdk;
    }

    Optional<ClassLiteralType> find(String internalName) {
        return known.computeIfAbsent(
                internalName, name -> jdk.find(name).map(file -> ClassLiteralType.read(file, false)));
    }
}
