package io.github.lambdapackager.plugin.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import proguard.ClassSpecification;
import proguard.KeepClassSpecification;
import proguard.MemberSpecification;

/**
 * Rules in jars are written for R8, which numbers the wildcards of a condition as they stand in the text: of a field, its
 * type before its name. ProGuard takes the name first.
 */
final class NumberedWildcards {
    private static final Pattern REFERENCE = Pattern.compile("<(\\d+)>");
    private static final Pattern WILDCARD = Pattern.compile("\\*+|[?%]|\\.\\.\\.");

    private NumberedWildcards() {}

    /** Makes the rule mean to ProGuard what it means to R8. */
    static void renumber(KeepClassSpecification rule) {
        Optional.ofNullable(rule.condition)
                .filter(condition -> condition.methodSpecifications == null)
                .flatMap(NumberedWildcards::onlyField)
                .ifPresent(field -> rule.className = renumbered(
                        rule.className, wildcards(rule.condition), count(field.descriptor), count(field.name)));
    }

    private static Optional<MemberSpecification> onlyField(ClassSpecification condition) {
        List<MemberSpecification> fields =
                condition.fieldSpecifications == null ? List.of() : condition.fieldSpecifications;
        return fields.size() == 1 && fields.get(0).annotationType == null
                ? Optional.of(fields.get(0))
                : Optional.empty();
    }

    private static int wildcards(ClassSpecification condition) {
        return Stream.of(
                        condition.annotationType,
                        condition.className,
                        condition.extendsAnnotationType,
                        condition.extendsClassName)
                .mapToInt(NumberedWildcards::count)
                .sum();
    }

    private static int count(@Nullable String pattern) {
        return pattern == null ? 0 : (int) WILDCARD.matcher(pattern).results().count();
    }

    private static @Nullable String renumbered(@Nullable String className, int before, int ofType, int ofName) {
        if (className == null) {
            return null;
        }
        return REFERENCE.matcher(className).replaceAll(reference -> {
            int number = Integer.parseInt(reference.group(1));
            if (number <= before || number > before + ofType + ofName) {
                return reference.group();
            }
            return "<" + (number <= before + ofType ? number + ofName : number - ofType) + ">";
        });
    }
}
