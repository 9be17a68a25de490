package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins files of one name whose readers join all files of that name themselves. */
final class ResourceMerge {
    /** {@code ServiceLoader}, Spring Boot and the AWS SDK each read every such file, a class name a line. */
    private static final Pattern CLASS_LISTS = Pattern.compile(
            "META-INF/services/[^/]+|META-INF/spring/[^/]+\\.imports|software/amazon/awssdk/.+/execution\\.interceptors");

    /** Spring reads every such file and joins the values of a key, which are lists. */
    private static final Pattern PROPERTY_LISTS =
            Pattern.compile("META-INF/spring\\.factories|META-INF/spring/aot\\.factories|META-INF/spring\\.components");

    /** Spring and Netty read every such file into one map. */
    private static final Pattern PROPERTIES = Pattern.compile("META-INF/spring\\.(handlers|schemas|tooling)"
            + "|META-INF/spring-autoconfigure-metadata\\.properties|META-INF/spring/[^/]+\\.replacements"
            + "|META-INF/io\\.netty\\.versions\\.properties");

    private static final Pattern CLASS_NAME = Pattern.compile("[^\\s=:,]+");

    private ResourceMerge() {}

    /** Both files as one, or nothing when one file cannot mean what the two mean. */
    static Optional<byte[]> merge(String name, byte[] earlier, byte[] later) {
        if (CLASS_LISTS.matcher(name).matches()) {
            return mergeClassLists(earlier, later);
        }
        if (PROPERTY_LISTS.matcher(name).matches()) {
            return mergeProperties(earlier, later, ResourceMerge::joinLists);
        }
        if (PROPERTIES.matcher(name).matches()) {
            return mergeProperties(earlier, later, ResourceMerge::sameValue);
        }
        return name.equals(Log4jPluginFile.PATH) ? mergeLog4jPlugins(earlier, later) : Optional.empty();
    }

    private static Optional<byte[]> mergeClassLists(byte[] earlier, byte[] later) {
        Set<String> classNames = Stream.of(earlier, later)
                .flatMap(ResourceMerge::lines)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // Groovy's extension modules are properties in the folder of the services.
        if (!classNames.stream().allMatch(line -> CLASS_NAME.matcher(line).matches())) {
            return Optional.empty();
        }
        return Optional.of(classNames.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty());
    }

    /** What becomes of a key that both files have. */
    private interface KeyMerge {
        Optional<String> merge(String earlier, String later);
    }

    private static Optional<byte[]> mergeProperties(byte[] earlier, byte[] later, KeyMerge keyMerge) {
        Optional<SortedMap<String, String>> merged = PropertiesText.parse(earlier);
        Optional<SortedMap<String, String>> added = PropertiesText.parse(later);
        if (merged.isEmpty() || added.isEmpty()) {
            return Optional.empty();
        }
        for (var property : added.get().entrySet()) {
            String old = merged.get().putIfAbsent(property.getKey(), property.getValue());
            Optional<String> value =
                    old == null ? Optional.of(property.getValue()) : keyMerge.merge(old, property.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            merged.get().put(property.getKey(), value.get());
        }
        return merged.map(PropertiesText::write);
    }

    private static Optional<String> joinLists(String earlier, String later) {
        return Optional.of(Stream.of(earlier, later)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .collect(Collectors.joining(",")));
    }

    private static Optional<String> sameValue(String earlier, String later) {
        return Optional.of(earlier).filter(later::equals);
    }

    private static Optional<byte[]> mergeLog4jPlugins(byte[] earlier, byte[] later) {
        try {
            return Optional.of(Log4jPluginFile.read(earlier)
                    .followedBy(Log4jPluginFile.read(later))
                    .toBytes());
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }
}
