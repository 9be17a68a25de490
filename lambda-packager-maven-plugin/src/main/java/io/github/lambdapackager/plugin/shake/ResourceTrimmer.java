package io.github.lambdapackager.plugin.shake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Leaves out of a dependency what only tools read, and out of service files the providers that were removed. */
final class ResourceTrimmer {
    private static final String SERVICES = "META-INF/services/";

    /**
     * Read by build tools and verifiers of jars alone: signatures (which no longer hold), the JAR index, module
     * declarations (Lambda has a class path), Maven's POM ({@code pom.properties} stays for vulnerability scanners),
     * rules for shrinkers and native images, the AWS SDK's code generator input.
     */
    private static final Pattern FOR_TOOLS = Pattern.compile(
            "META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/SIG-[^/]+|META-INF/INDEX\\.LIST|(.*/)?module-info\\.class"
                    + "|META-INF/maven/.*/pom\\.xml|META-INF/(proguard|com\\.android\\.tools|native-image)/.*"
                    + "|codegen-resources/.*");

    private final Predicate<String> isRemovedClass;

    /** @param isRemovedClass tells by its internal name whether a class of the class path is left out */
    ResourceTrimmer(Predicate<String> isRemovedClass) {
        this.isRemovedClass = isRemovedClass;
    }

    /** What is left of the resource; nothing when it goes. */
    Optional<byte[]> trim(String name, byte[] content) {
        if (FOR_TOOLS.matcher(name).matches()) {
            return Optional.empty();
        }
        return name.startsWith(SERVICES) ? trimService(content) : Optional.of(content);
    }

    private Optional<byte[]> trimService(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.lines().noneMatch(this::isRemovedProvider)) {
            return Optional.of(content);
        }
        String kept = text.lines()
                .filter(line -> !isRemovedProvider(line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return kept.lines().allMatch(line -> provider(line).isEmpty())
                ? Optional.empty()
                : Optional.of(kept.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isRemovedProvider(String line) {
        return isRemovedClass.test(provider(line).replace('.', '/'));
    }

    private static String provider(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
