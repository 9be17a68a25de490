package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.function.IntFunction;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.instruction.ConstantInstruction;
import proguard.classfile.instruction.Instruction;
import proguard.classfile.instruction.InstructionFactory;

/** Finds where a class file names its constants, besides the constants themselves. */
final class PoolReferences {
    /** A verification type with a class, and one with a place in the code. */
    private static final int OBJECT_TYPE = 7;

    private static final int UNINITIALIZED_TYPE = 8;

    private final byte[] file;
    private final IntFunction<String> texts;
    private final Places places;
    private int position;

    /** Is told each place, and how many bytes the number of the constant takes. */
    interface Places {
        void found(int position, int bytes);
    }

    /** @param texts the text with a number */
    private PoolReferences(byte[] file, IntFunction<String> texts, Places places, int position) {
        this.file = file;
        this.texts = texts;
        this.places = places;
        this.position = position;
    }

    /** @param poolEnd where the constants end */
    static void find(byte[] file, int poolEnd, IntFunction<String> texts, Places places) {
        PoolReferences references = new PoolReferences(file, texts, places, poolEnd + 2);
        references.reference(2);
        references.reference(references.u2());
        references.members();
        references.members();
        references.attributes();
    }

    private int u1() {
        return file[position++] & 0xff;
    }

    private int u2() {
        return (u1() << 8) | u1();
    }

    private int u4() {
        return (u2() << 16) | u2();
    }

    private void reference(int count) {
        for (int index = 0; index < count; index++) {
            places.found(position, 2);
            position += 2;
        }
    }

    private void members() {
        for (int count = u2(); count > 0; count--) {
            position += 2;
            reference(2);
            attributes();
        }
    }

    private void attributes() {
        for (int count = u2(); count > 0; count--) {
            String name = texts.apply(u2());
            position -= 2;
            reference(1);
            int length = u4();
            int end = position + length;
            attribute(name);
            position = end;
        }
    }

    /** What is not here names none, or nobody knows it. */
    private void attribute(String name) {
        switch (name) {
            case Attribute.CODE -> code();
            case Attribute.CONSTANT_VALUE, Attribute.SOURCE_FILE, Attribute.SIGNATURE, Attribute.NEST_HOST ->
                reference(1);
            case Attribute.ENCLOSING_METHOD -> reference(2);
            case Attribute.EXCEPTIONS, Attribute.NEST_MEMBERS, Attribute.PERMITTED_SUBCLASSES -> reference(u2());
            case Attribute.INNER_CLASSES -> repeat(u2(), 3, 2);
            case Attribute.METHOD_PARAMETERS -> repeat(u1(), 1, 2);
            case Attribute.LOCAL_VARIABLE_TABLE, Attribute.LOCAL_VARIABLE_TYPE_TABLE -> localVariables();
            case Attribute.STACK_MAP_TABLE -> stackMap();
            case Attribute.BOOTSTRAP_METHODS -> bootstrapMethods();
            case Attribute.RECORD -> record();
            case Attribute.ANNOTATION_DEFAULT -> annotationValue();
            case Attribute.RUNTIME_VISIBLE_ANNOTATIONS, Attribute.RUNTIME_INVISIBLE_ANNOTATIONS -> annotations();
            case Attribute.RUNTIME_VISIBLE_PARAMETER_ANNOTATIONS, Attribute.RUNTIME_INVISIBLE_PARAMETER_ANNOTATIONS -> {
                for (int count = u1(); count > 0; count--) {
                    annotations();
                }
            }
            case Attribute.RUNTIME_VISIBLE_TYPE_ANNOTATIONS, Attribute.RUNTIME_INVISIBLE_TYPE_ANNOTATIONS ->
                typeAnnotations();
            default -> {}
        }
    }

    /** @param bytes what follows the references of each */
    private void repeat(int count, int references, int bytes) {
        for (int index = 0; index < count; index++) {
            reference(references);
            position += bytes;
        }
    }

    private void code() {
        position += 4;
        int length = u4();
        byte[] code = Arrays.copyOfRange(file, position, position + length);
        for (int offset = 0; offset < length; ) {
            Instruction instruction = InstructionFactory.create(code, offset);
            if (instruction instanceof ConstantInstruction) {
                places.found(position + offset + 1, instruction.opcode == Instruction.OP_LDC ? 1 : 2);
            }
            offset += instruction.length(offset);
        }
        position += length;
        for (int count = u2(); count > 0; count--) {
            position += 6;
            reference(1);
        }
        attributes();
    }

    private void localVariables() {
        for (int count = u2(); count > 0; count--) {
            position += 4;
            reference(2);
            position += 2;
        }
    }

    private void stackMap() {
        for (int count = u2(); count > 0; count--) {
            int kind = u1();
            if (kind >= 64 && kind < 128) {
                verificationTypes(1);
            } else if (kind == 247) {
                position += 2;
                verificationTypes(1);
            } else if (kind == 255) {
                position += 2;
                verificationTypes(u2());
                verificationTypes(u2());
            } else if (kind >= 128) {
                position += 2;
                verificationTypes(Math.max(0, kind - 251));
            }
        }
    }

    private void verificationTypes(int count) {
        for (int index = 0; index < count; index++) {
            switch (u1()) {
                case OBJECT_TYPE -> reference(1);
                case UNINITIALIZED_TYPE -> position += 2;
                default -> {}
            }
        }
    }

    private void bootstrapMethods() {
        for (int count = u2(); count > 0; count--) {
            reference(1);
            reference(u2());
        }
    }

    private void record() {
        for (int count = u2(); count > 0; count--) {
            reference(2);
            attributes();
        }
    }

    private void annotations() {
        for (int count = u2(); count > 0; count--) {
            annotation();
        }
    }

    private void annotation() {
        reference(1);
        for (int count = u2(); count > 0; count--) {
            reference(1);
            annotationValue();
        }
    }

    private void annotationValue() {
        switch (u1()) {
            case 'e' -> reference(2);
            case '@' -> annotation();
            case '[' -> {
                for (int count = u2(); count > 0; count--) {
                    annotationValue();
                }
            }
            default -> reference(1);
        }
    }

    private void typeAnnotations() {
        for (int count = u2(); count > 0; count--) {
            typeAnnotationTarget(u1());
            int pathBytes = 2 * u1();
            position += pathBytes;
            annotation();
        }
    }

    private void typeAnnotationTarget(int kind) {
        switch (kind) {
            case 0x00, 0x01, 0x16 -> position += 1;
            case 0x13, 0x14, 0x15 -> {}
            case 0x40, 0x41 -> repeat(u2(), 0, 6);
            case 0x47, 0x48, 0x49, 0x4a, 0x4b -> position += 3;
            default -> position += 2;
        }
    }
}
