package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.publisher.model.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Leaves out of a dependency what only tools read, and out of service files the providers that were removed. */
final class ResourceTrimmer {
    private static final String SERVICES = "META-INF/services/";

    private final Predicate<String> isRemovedClass;
    private final RemovedResources removed;
    private final NativeLibraries libraries;

    /**
     * @param isRemovedClass tells by its internal name whether a class of the class path is left out
     * @param isUsedClass tells whether it is in the package
     */
    ResourceTrimmer(Predicate<String> isRemovedClass, Predicate<String> isUsedClass, Architecture architecture) {
        this.isRemovedClass = isRemovedClass;
        this.removed = new RemovedResources(isUsedClass);
        this.libraries = new NativeLibraries(architecture);
    }

    /** Why the resource goes, if it does: without evidence that nothing can read it, it stays. */
    Optional<String> reasonToRemove(String name, byte[] content) {
        if (content.length > 0 && name.startsWith(SERVICES) && trimmedService(content).length == 0) {
            return Optional.of("all its providers were removed");
        }
        return removed.reason(name).or(() -> libraries.obstacle(name, content));
    }

    /** What is left of a resource that stays. */
    byte[] trim(String name, byte[] content) {
        return name.startsWith(SERVICES) ? trimmedService(content) : content;
    }

    private byte[] trimmedService(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.lines().noneMatch(this::isRemovedProvider)) {
            return content;
        }
        String kept = text.lines()
                .filter(line -> !isRemovedProvider(line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return kept.lines().allMatch(line -> provider(line).isEmpty())
                ? new byte[0]
                : kept.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isRemovedProvider(String line) {
        return isRemovedClass.test(provider(line).replace('.', '/'));
    }

    private static String provider(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
