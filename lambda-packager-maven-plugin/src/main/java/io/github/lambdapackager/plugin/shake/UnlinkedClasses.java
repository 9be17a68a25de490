package io.github.lambdapackager.plugin.shake;

import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.EnclosingMethodAttribute;
import proguard.classfile.attribute.annotation.Annotation;
import proguard.classfile.attribute.annotation.AnnotationDefaultAttribute;
import proguard.classfile.attribute.annotation.AnnotationElementValue;
import proguard.classfile.attribute.annotation.AnnotationsAttribute;
import proguard.classfile.attribute.annotation.ArrayElementValue;
import proguard.classfile.attribute.annotation.ClassElementValue;
import proguard.classfile.attribute.annotation.ConstantElementValue;
import proguard.classfile.attribute.annotation.ElementValue;
import proguard.classfile.attribute.annotation.EnumConstantElementValue;
import proguard.classfile.attribute.annotation.ParameterAnnotationsAttribute;
import proguard.classfile.attribute.annotation.visitor.AnnotationVisitor;
import proguard.classfile.attribute.annotation.visitor.ElementValueVisitor;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.FieldrefConstant;
import proguard.classfile.constant.visitor.ConstantVisitor;
import proguard.classfile.visitor.ClassVisitor;

/** Takes from linked classes the links that ProGuard, linking them anew, would leave where they now lead nowhere. */
final class UnlinkedClasses
        implements ClassVisitor, ConstantVisitor, AttributeVisitor, AnnotationVisitor, ElementValueVisitor {
    private final ClassVisitor attributes = new AllAttributeVisitor(true, this);

    @Override
    public void visitAnyClass(Clazz clazz) {}

    @Override
    public void visitProgramClass(ProgramClass clazz) {
        clazz.constantPoolEntriesAccept(this);
        clazz.accept(attributes);
    }

    @Override
    public void visitAnyConstant(Clazz clazz, Constant constant) {}

    @Override
    @SuppressWarnings("NullAway") // as ProGuard has it before linking
    public void visitFieldrefConstant(Clazz clazz, FieldrefConstant constant) {
        constant.referencedClass = null;
        constant.referencedField = null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public void visitAnyMethodrefConstant(Clazz clazz, AnyMethodrefConstant constant) {
        constant.referencedClass = null;
        constant.referencedMethod = null;
    }

    @Override
    public void visitAnyAttribute(Clazz clazz, Attribute attribute) {}

    @Override
    @SuppressWarnings("NullAway")
    public void visitEnclosingMethodAttribute(Clazz clazz, EnclosingMethodAttribute attribute) {
        attribute.referencedClass = null;
        attribute.referencedMethod = null;
    }

    @Override
    public void visitAnyAnnotationsAttribute(Clazz clazz, AnnotationsAttribute attribute) {
        attribute.annotationsAccept(clazz, this);
    }

    @Override
    public void visitAnyParameterAnnotationsAttribute(
            Clazz clazz, Method method, ParameterAnnotationsAttribute attribute) {
        attribute.annotationsAccept(clazz, method, this);
    }

    @Override
    public void visitAnnotationDefaultAttribute(Clazz clazz, Method method, AnnotationDefaultAttribute attribute) {
        attribute.defaultValueAccept(clazz, this);
    }

    @Override
    public void visitAnnotation(Clazz clazz, Annotation annotation) {
        annotation.elementValuesAccept(clazz, this);
    }

    @Override
    public void visitConstantElementValue(Clazz clazz, Annotation annotation, ConstantElementValue value) {
        unlink(value);
    }

    @Override
    @SuppressWarnings("NullAway")
    public void visitEnumConstantElementValue(Clazz clazz, Annotation annotation, EnumConstantElementValue value) {
        unlink(value);
        value.referencedField = null;
    }

    @Override
    public void visitClassElementValue(Clazz clazz, Annotation annotation, ClassElementValue value) {
        unlink(value);
    }

    @Override
    public void visitAnnotationElementValue(Clazz clazz, Annotation annotation, AnnotationElementValue value) {
        unlink(value);
        value.annotationAccept(clazz, this);
    }

    @Override
    public void visitArrayElementValue(Clazz clazz, Annotation annotation, ArrayElementValue value) {
        unlink(value);
        value.elementValuesAccept(clazz, annotation, this);
    }

    @SuppressWarnings("NullAway")
    private static void unlink(ElementValue value) {
        value.referencedClass = null;
        value.referencedMethod = null;
    }
}
