package io.github.lambdapackager.plugin.shake;

import org.jspecify.annotations.Nullable;
import proguard.KeepClassSpecification;
import proguard.KeepClassSpecificationVisitorFactory;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.visitor.ClassPoolVisitor;
import proguard.classfile.visitor.ClassVisitor;
import proguard.classfile.visitor.MemberVisitor;
import proguard.util.WildcardManager;

/**
 * ProGuard's matching of keep rules. A rule that keeps the very class of its condition ({@code -if class * ... class <1>})
 * finds it there, while ProGuard looks through all classes for each one that fulfils the condition.
 */
final class RuleVisitors extends KeepClassSpecificationVisitorFactory {
    private static final String CLASS_OF_CONDITION = "<1>";

    RuleVisitors() {
        super(true, false, false);
    }

    @Override
    public ClassPoolVisitor createClassPoolVisitor(
            KeepClassSpecification rule,
            ClassVisitor classVisitor,
            MemberVisitor fieldVisitor,
            MemberVisitor methodVisitor,
            @Nullable AttributeVisitor attributeVisitor) {
        if (!keepsMembersOfCondition(rule)) {
            return super.createClassPoolVisitor(rule, classVisitor, fieldVisitor, methodVisitor, attributeVisitor);
        }
        WildcardManager wildcards = new WildcardManager();
        ClassVisitor members = createCombinedClassVisitor(
                rule.attributeNames,
                rule.fieldSpecifications,
                rule.methodSpecifications,
                null,
                fieldVisitor,
                methodVisitor,
                null,
                wildcards);
        return createClassTester(rule.condition, members, wildcards);
    }

    /** Whether the rule keeps members of each class that fulfils its condition. */
    static boolean keepsMembersOfCondition(KeepClassSpecification rule) {
        return rule.condition != null
                // ProGuard's parser leaves out the name "*".
                && rule.condition.className == null
                && CLASS_OF_CONDITION.equals(rule.className)
                && !rule.markClasses
                && !rule.markConditionally
                && !rule.markDescriptorClasses
                && rule.requiredSetAccessFlags == 0
                && rule.requiredUnsetAccessFlags == 0
                && rule.annotationType == null
                && rule.extendsClassName == null;
    }
}
