package io.github.lambdapackager.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells from the reasons in {@code kept.txt} which rule sources kept something. */
final class RuleSourceNames {
    private static final String ARROW = " ← ";
    private static final Map<String, String> BY_REASON = new LinkedHashMap<>();

    static {
        BY_REASON.put("services", "named in META-INF/services/[^/]+ of .*");
        BY_REASON.put("reachability-repository", "named in .* of the reachability metadata .*");
        BY_REASON.put("native-image", "named in META-INF/native-image/.*");
        BY_REASON.put("log4j-plugins", "named in .*Log4j2Plugins\\.dat of .*");
        BY_REASON.put("embedded-rules", "rule in .*");
        BY_REASON.put("native-code", "JNI may call it back: .*");
        BY_REASON.put("class-lists", "listed in .*");
        BY_REASON.put("patterns", "pattern: .*");
        BY_REASON.put("scanned-classes", "annotated for .*");
        BY_REASON.put("named-files", "named by the file .*");
        BY_REASON.put("xmlbeans", "XMLBeans type in schemas of .*");
        BY_REASON.put("asked-annotations", "has an annotation that reached code asks for, .*");
        BY_REASON.put("composed-names", "name composed in .*");
        BY_REASON.put("mapped-types", "(.*, )?mapped by .*");
        BY_REASON.put("texts", "named in .* of .*:.*");
        BY_REASON.put("named-packages", "in a package that is named in a string of .*");
        BY_REASON.put("strings", "named in a string of .*");
        BY_REASON.put("inherited-members", "its members are inherited by .*");
        BY_REASON.put("class-literals", "class literal that may come to reflection in .*");
        BY_REASON.put("annotations", "named by an annotation of .*");
        BY_REASON.put("event-types", ".*event or result of function .*");
        BY_REASON.put("lambda-serializer", "loaded by Lambda's serializer for .*");
        BY_REASON.put("request-id", "the runtime client puts the request id there");
    }

    private RuleSourceNames() {}

    static SortedSet<String> in(List<String> kept) {
        return kept.stream()
                .flatMap(line -> reasons(line).flatMap(reason -> source(reason).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the class's name, what keeps it whole, or else there: a source, or "code". */
    static Map<String, String> byClass(List<String> kept) {
        return kept.stream()
                .filter(line -> line.contains(ARROW))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(ARROW)),
                        line -> reasons(line)
                                .reduce((first, last) -> last)
                                .flatMap(RuleSourceNames::source)
                                .orElse("code")));
    }

    private static Stream<String> reasons(String line) {
        int arrow = line.indexOf(ARROW);
        return arrow < 0
                ? Stream.of()
                : Stream.of(line.substring(arrow + ARROW.length()).split("; whole: ", -1));
    }

    private static Optional<String> source(String reason) {
        return BY_REASON.entrySet().stream()
                .filter(source -> reason.matches(source.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
