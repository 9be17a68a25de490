package io.github.lambdapackager.plugin.shake;

import org.jspecify.annotations.Nullable;
import proguard.classfile.AccessConstants;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.constant.StringConstant;

/** Tells the fields to which only code assigns something. */
final class FollowedFields {
    private static final String SERIALIZABLE = "java/io/Serializable";

    private final LinkedClasses classes;

    FollowedFields(LinkedClasses classes) {
        this.classes = classes;
    }

    boolean contains(ProgramClass owner, ProgramField field) {
        return classes.isPackaged(owner) && isAssignedByCode(owner, field) && !isNamed(owner, field);
    }

    /** Native code assigns to fields of its class, deserialization to those of instances, injection to annotated ones. */
    private static boolean isAssignedByCode(ProgramClass owner, ProgramField field) {
        boolean isStatic = (field.getAccessFlags() & AccessConstants.STATIC) != 0;
        boolean[] plain = {!hasNativeMethods(owner) && (isStatic || !isSerializable(owner))};
        field.attributesAccept(owner, new AttributeVisitor() {
            @Override
            public void visitAnyAttribute(Clazz clazz, Attribute attribute) {
                String name = attribute.getAttributeName(clazz);
                plain[0] &=
                        !name.equals(Attribute.CONSTANT_VALUE) && !name.equals(Attribute.RUNTIME_VISIBLE_ANNOTATIONS);
            }
        });
        return plain[0];
    }

    /** A field may be asked for by its name. */
    private static boolean isNamed(ProgramClass owner, ProgramField field) {
        String name = field.getName(owner);
        for (int index = 1; index < owner.u2constantPoolCount; index++) {
            if (owner.getConstant(index) instanceof StringConstant string
                    && string.getString(owner).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNativeMethods(ProgramClass owner) {
        for (int index = 0; index < owner.u2methodsCount; index++) {
            if ((owner.methods[index].getAccessFlags() & AccessConstants.NATIVE) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSerializable(@Nullable Clazz clazz) {
        if (clazz == null) {
            return false;
        }
        if (clazz.getName().equals(SERIALIZABLE) || isSerializable(clazz.getSuperClass())) {
            return true;
        }
        if (clazz instanceof LibraryClass library && library.interfaceClasses == null) {
            return false;
        }
        for (int index = 0; index < clazz.getInterfaceCount(); index++) {
            if (SERIALIZABLE.equals(clazz.getInterfaceName(index)) || isSerializable(clazz.getInterface(index))) {
                return true;
            }
        }
        return false;
    }
}
