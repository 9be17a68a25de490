package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import io.github.lambdapackager.plugin.model.NativeLibraries;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ServiceFile;
import io.github.lambdapackager.publisher.model.Architecture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Leaves out of a dependency what only tools read, and out of lists of classes those that were removed. */
final class ResourceTrimmer {
    private static final String SERVICES = "META-INF/services/";
    // What no longer holds goes, whoever asks for it.
    private static final Pattern UNTRUE = Pattern.compile(
            "META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/SIG-[^/]+|META-INF/INDEX\\.LIST|(.*/)?module-info\\.class");

    private final Predicate<String> isRemovedClass;
    private final RemovedResources removed;
    private final NativeLibraries libraries;
    private final List<Pattern> kept;
    private final RuleSources sources;

    /**
     * @param isRemovedClass tells by its internal name whether a class of the class path is left out
     * @param isUsedClass tells whether it is in the package
     * @param kept whole names of resources that stay although only tools read such
     */
    ResourceTrimmer(
            Predicate<String> isRemovedClass,
            Predicate<String> isUsedClass,
            Architecture architecture,
            List<Pattern> kept,
            RuleSources sources) {
        this.isRemovedClass = isRemovedClass;
        this.removed = new RemovedResources(isUsedClass, sources);
        this.sources = sources;
        this.libraries = new NativeLibraries(architecture);
        this.kept = kept;
    }

    /** Why the resource goes, if it does: without evidence that nothing can read it, it stays. */
    Optional<String> reasonToRemove(String name, byte[] content) {
        if (content.length > 0 && name.startsWith(SERVICES) && trimmedService(content).length == 0) {
            return Optional.of("all its providers were removed");
        }
        if (isKept(name)) {
            return Optional.empty();
        }
        return removed.reason(name)
                .or(() -> sources.has("native-libraries") ? libraries.obstacle(name, content) : Optional.empty());
    }

    private boolean isKept(String name) {
        return !UNTRUE.matcher(name).matches()
                && kept.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** What is left of a resource that stays. */
    byte[] trim(String name, byte[] content) {
        if (name.startsWith(SERVICES)) {
            return trimmedService(content);
        }
        return name.equals(Log4jPluginFile.PATH) ? trimmedPlugins(content) : content;
    }

    private byte[] trimmedPlugins(byte[] content) {
        try {
            Log4jPluginFile plugins = Log4jPluginFile.read(content);
            Log4jPluginFile rest = plugins.without(this::isRemovedName);
            return rest.equals(plugins) ? content : rest.toBytes();
        } catch (IOException noListOfPlugins) {
            return content;
        }
    }

    private byte[] trimmedService(byte[] content) {
        return new ServiceFile(content).without(this::isRemovedName).orElse(new byte[0]);
    }

    private boolean isRemovedName(String className) {
        return isRemovedClass.test(className.replace('.', '/'));
    }
}
