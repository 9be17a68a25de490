package io.github.lambdapackager.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells from the reasons in {@code kept.txt} which rule sources kept something. */
final class RuleSourceNames {
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
        BY_REASON.put("strings", "(in a package that is )?named in a string of .*");
        BY_REASON.put("class-literals", "class literal that may come to reflection in .*");
        BY_REASON.put("annotations", "named by an annotation of .*");
        BY_REASON.put("event-types", ".*event or result of function .*");
        BY_REASON.put("lambda-serializer", "loaded by Lambda's serializer for .*");
        BY_REASON.put("request-id", "the runtime client puts the request id there");
    }

    private RuleSourceNames() {}

    static SortedSet<String> in(List<String> kept) {
        SortedSet<String> names = new TreeSet<>();
        for (String line : kept) {
            int arrow = line.indexOf(" ← ");
            if (arrow > 0) {
                for (String reason : line.substring(arrow + 3).split("; whole: ", -1)) {
                    BY_REASON.entrySet().stream()
                            .filter(source -> reason.matches(source.getValue()))
                            .findFirst()
                            .ifPresent(source -> names.add(source.getKey()));
                }
            }
        }
        return names;
    }
}
