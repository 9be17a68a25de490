package io.github.lambdapackager.plugin.verify;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Guesses which of the removed classes and members a difference is due to. */
final class Suspects {
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z_][\\w$]*(?:[./][A-Za-z_][\\w$]*)+");
    private static final int MOST = 10;

    private final Set<String> removedClasses = new TreeSet<>();
    private final Set<String> removedMembers = new TreeSet<>();

    Suspects(Collection<String> removed) {
        for (String line : removed) {
            (line.contains(": ") ? removedMembers : removedClasses).add(line);
        }
    }

    /** Keep rules for removed classes that were loaded or are named, and for members named like a field that differs. */
    List<String> rules(List<Difference> differences, Collection<String> classesOnlyUnshaken) {
        Stream<String> loaded = classesOnlyUnshaken.stream().filter(removedClasses::contains);
        Stream<String> named = differences.stream()
                .flatMap(difference -> CLASS_NAME.matcher(difference.found()).results())
                .map(match -> match.group().replace('/', '.'))
                .filter(removedClasses::contains);
        Stream<String> owners = differences.stream().flatMap(this::ownersOfMembersLike);
        return Stream.of(named, owners, loaded)
                .flatMap(names -> names)
                .distinct()
                .limit(MOST)
                .map(name -> "-keep class " + name + " { *; }")
                .toList();
    }

    private Stream<String> ownersOfMembersLike(Difference difference) {
        Matcher field = Pattern.compile("at .*/(\\w+)$").matcher(difference.where());
        if (!field.find()) {
            return Stream.empty();
        }
        String name = Pattern.quote(field.group(1));
        Pattern member = Pattern.compile("\\b(?:get|is|set)?" + name + "\\b", Pattern.CASE_INSENSITIVE);
        return removedMembers.stream()
                .filter(line ->
                        member.matcher(line.substring(line.indexOf(": "))).find())
                .map(line -> line.substring(0, line.indexOf(": ")));
    }
}
