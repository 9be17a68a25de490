package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.attribute.ExceptionInfo;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.Utf8Constant;
import proguard.classfile.visitor.AllMethodVisitor;
import proguard.classfile.visitor.ClassVisitor;

/**
 * Takes from parsed classes what marking does not look at, which is most of their memory: an object for each line and for
 * each local variable, and the same names in every class. Nobody changes what is left; what is written comes from the class
 * files.
 */
final class LeanClasses implements ClassVisitor, AttributeVisitor {
    private static final Set<String> DEBUG_DATA =
            Set.of(Attribute.LINE_NUMBER_TABLE, Attribute.LOCAL_VARIABLE_TABLE, Attribute.LOCAL_VARIABLE_TYPE_TABLE);

    private static final Attribute[] NO_ATTRIBUTES = {};
    private static final ExceptionInfo[] NO_EXCEPTIONS = {};

    private final Map<String, Utf8Constant> texts = new HashMap<>();

    @Override
    public void visitAnyClass(Clazz clazz) {}

    @Override
    public void visitProgramClass(ProgramClass clazz) {
        clazz.accept(new AllMethodVisitor(new AllAttributeVisitor(this)));
        for (int index = 1; index < clazz.u2constantPoolCount; index++) {
            Constant constant = clazz.constantPool[index];
            if (constant instanceof Utf8Constant text) {
                clazz.constantPool[index] = texts.computeIfAbsent(text.getString(), first -> text);
            }
        }
    }

    @Override
    public void visitAnyAttribute(Clazz clazz, Attribute attribute) {}

    @Override
    public void visitCodeAttribute(Clazz clazz, Method method, CodeAttribute code) {
        Attribute[] kept = Arrays.stream(code.attributes, 0, code.u2attributesCount)
                .filter(attribute -> !DEBUG_DATA.contains(attribute.getAttributeName(clazz)))
                .toArray(Attribute[]::new);
        code.attributes = kept.length == 0 ? NO_ATTRIBUTES : kept;
        code.u2attributesCount = kept.length;
        if (code.u2exceptionTableLength == 0) {
            code.exceptionTable = NO_EXCEPTIONS;
        }
    }
}
