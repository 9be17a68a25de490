package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.KeepClassSpecification;
import proguard.MemberSpecification;
import proguard.ParseException;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.visitor.ClassPoolVisitor;
import proguard.classfile.visitor.ClassVisitor;

/** Applies keep rules, written in ProGuard's language, to the classes that they match. */
final class RuleMatcher {
    private final LinkedClasses classes;

    RuleMatcher(LinkedClasses classes) {
        this.classes = classes;
    }

    /** Marks what the rule matches; a class whose every member it keeps becomes whole. */
    void apply(KeepRule rule, ReachabilityMarker marker) {
        marker.because(
                new Cause.Rule(rule.reason()),
                () -> classes.space()
                        .rules()
                        .computeIfAbsent(rule.text(), RuleMatcher::parse)
                        .forEach(specification -> {
                            var keeping = new Keeping(marker, keepsEveryMember(specification));
                            if (LocalMatches.isLocal(specification)) {
                                applyToEach(specification, keeping);
                            } else {
                                applyToAll(specification, keeping);
                            }
                        }));
    }

    private void applyToEach(KeepClassSpecification specification, Keeping keeping) {
        for (LinkedArtifact artifact : classes.artifacts()) {
            for (LocalMatches.Match match :
                    classes.space().localMatches(artifact).of(specification)) {
                if (match.member() == null) {
                    keeping.visitProgramClass(match.clazz());
                } else {
                    match.member().accept(match.clazz(), keeping.marker());
                }
            }
        }
    }

    private void applyToAll(KeepClassSpecification specification, Keeping keeping) {
        if (specification.markDescriptorClasses) {
            // ProGuard looks at what descriptors lead to also where nothing is reached yet.
            classes.program().classesAccept(clazz -> classes.space().link((ProgramClass) clazz));
        }
        ClassPoolVisitor matches = new RuleVisitors()
                .createClassPoolVisitor(List.of(specification), keeping, keeping.marker(), keeping.marker(), null);
        classes.program().accept(matches);
        // ProGuard matches "implements a JDK type" from the JDK's side.
        classes.library().accept(matches);
    }

    private record Keeping(ReachabilityMarker marker, boolean whole) implements ClassVisitor {
        @Override
        public void visitAnyClass(Clazz clazz) {
            clazz.accept(marker);
        }

        @Override
        public void visitProgramClass(ProgramClass clazz) {
            if (whole) {
                marker.keepWhole(clazz);
            } else {
                marker.keep(clazz);
            }
        }
    }

    private static List<KeepClassSpecification> parse(String text) {
        Configuration configuration = new Configuration();
        try {
            new ConfigurationParser(text, "keep rule", null, new Properties()).parse(configuration);
        } catch (ParseException | IOException e) {
            throw new IllegalStateException("rules are checked before they come here: " + text, e);
        }
        return configuration.keep == null ? List.of() : List.copyOf(configuration.keep);
    }

    private static boolean keepsEveryMember(KeepClassSpecification specification) {
        return specification.markClasses
                && matchesAll(specification.fieldSpecifications)
                && matchesAll(specification.methodSpecifications);
    }

    private static boolean matchesAll(@Nullable List<MemberSpecification> specifications) {
        return specifications != null
                && specifications.stream()
                        .anyMatch(member -> member.name == null
                                && member.descriptor == null
                                && member.annotationType == null
                                && member.requiredSetAccessFlags == 0
                                && member.requiredUnsetAccessFlags == 0);
    }
}
