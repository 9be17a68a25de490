package io.github.lambdapackager.plugin.shake;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import proguard.KeepClassSpecification;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.Member;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMember;
import proguard.classfile.ProgramMethod;
import proguard.classfile.visitor.ClassVisitor;
import proguard.classfile.visitor.MemberVisitor;

/**
 * What rules match in the classes of one artifact, of those rules that look at each class by itself: the same on every
 * class path, and worth remembering, for such a rule looks at all classes. Safe for several threads.
 */
final class LocalMatches {
    private final Map<KeepClassSpecification, List<Match>> known = new ConcurrentHashMap<>();
    private final LinkedArtifact artifact;
    private SoftReference<ClassPool> classes = new SoftReference<>(null);

    LocalMatches(LinkedArtifact artifact) {
        this.artifact = artifact;
    }

    /** A class, or a member of it. */
    record Match(ProgramClass clazz, @Nullable ProgramMember member) {}

    /** Whether the rule asks nothing of a class but what the class and those above it say, and does not name it. */
    static boolean isLocal(KeepClassSpecification rule) {
        return (rule.className == null
                        || rule.className.indexOf('*') >= 0
                        || RuleVisitors.keepsMembersOfCondition(rule))
                && (rule.condition == null || RuleVisitors.keepsMembersOfCondition(rule))
                && rule.extendsClassName == null
                && rule.extendsAnnotationType == null
                && !rule.markConditionally
                && !rule.markDescriptorClasses;
    }

    List<Match> of(KeepClassSpecification rule) {
        return known.computeIfAbsent(rule, this::find);
    }

    private List<Match> find(KeepClassSpecification rule) {
        Matches matches = new Matches();
        classes().accept(new RuleVisitors().createClassPoolVisitor(List.of(rule), matches, matches, matches, null));
        return List.copyOf(matches.found);
    }

    /** As ProGuard wants them, for one rule after the other. */
    private synchronized ClassPool classes() {
        ClassPool known = classes.get();
        if (known == null) {
            known = new ClassPool(artifact.classes().values());
            classes = new SoftReference<>(known);
        }
        return known;
    }

    private static final class Matches implements ClassVisitor, MemberVisitor {
        private final List<Match> found = new ArrayList<>();

        @Override
        public void visitAnyClass(Clazz clazz) {
            // Of the JDK.
        }

        @Override
        public void visitProgramClass(ProgramClass clazz) {
            found.add(new Match(clazz, null));
        }

        @Override
        public void visitAnyMember(Clazz clazz, Member member) {
            // Of the JDK.
        }

        @Override
        public void visitProgramField(ProgramClass clazz, ProgramField field) {
            found.add(new Match(clazz, field));
        }

        @Override
        public void visitProgramMethod(ProgramClass clazz, ProgramMethod method) {
            found.add(new Match(clazz, method));
        }
    }
}
