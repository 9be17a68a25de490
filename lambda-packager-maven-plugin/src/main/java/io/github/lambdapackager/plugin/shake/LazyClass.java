package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FileContent;
import java.io.DataInputStream;
import org.jspecify.annotations.Nullable;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMember;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.visitor.ConstantVisitor;
import proguard.classfile.io.ProgramClassReader;
import proguard.classfile.util.ClassUtil;

/**
 * A class of which the names, the supertypes and the members are known. The rest of its constants, its attributes and those
 * of its members, code included, are read when somebody asks for them, and lead somewhere when the class is linked: of a
 * class path, functions reach a part. Safe for several threads.
 */
@SuppressWarnings("serial") // as ProGuard's classes are by chance
final class LazyClass extends ProgramClass {
    private static final Attribute[] NO_ATTRIBUTES = {};

    private final FileContent file;
    private volatile Reading reading = Reading.OUTLINE;
    private volatile Linking linking = Linking.NEVER;
    private volatile @Nullable KnownClass known;
    private @Nullable String binaryName;

    private enum Reading {
        OUTLINE,
        WHOLE,
        DAMAGED
    }

    /** How far the class leads to what it names. */
    enum Linking {
        NEVER,
        /** To something of a class path before. */
        STALE,
        /** All but the constants of enums in its annotations. */
        REFERENCES,
        WHOLE
    }

    LazyClass(FileContent file) {
        this.file = file;
        this.attributes = NO_ATTRIBUTES;
    }

    /** What its file alone tells goes with the class. */
    static KnownClass known(ProgramClass clazz) {
        return ((LazyClass) clazz).known();
    }

    private KnownClass known() {
        KnownClass before = known;
        return before == null ? firstKnown() : before;
    }

    private synchronized KnownClass firstKnown() {
        KnownClass before = known;
        if (before == null) {
            before = KnownClass.of(file);
            known = before;
        }
        return before;
    }

    /** The name with dots, which reports have for each class and function. */
    static String binaryName(ProgramClass clazz) {
        LazyClass lazy = (LazyClass) clazz;
        String before = lazy.binaryName;
        if (before == null) {
            before = ClassUtil.externalClassName(clazz.getName());
            lazy.binaryName = before;
        }
        return before;
    }

    Linking linking() {
        return linking;
    }

    void linkedAs(Linking state) {
        linking = state;
    }

    /** What it leads to is of another class path. */
    void forgetLinks() {
        if (linking != Linking.NEVER) {
            linking = Linking.STALE;
        }
    }

    /** Whether the class file is sound up to its members, but not in what it says of them. */
    static boolean isDamaged(ProgramClass clazz) {
        LazyClass lazy = (LazyClass) clazz;
        lazy.read();
        return lazy.reading == Reading.DAMAGED;
    }

    private void read() {
        if (reading == Reading.OUTLINE) {
            readWhole();
        }
    }

    private synchronized void readWhole() {
        if (reading == Reading.OUTLINE) {
            ProgramClass whole = new ProgramClass();
            reading = complete(whole) ? Reading.WHOLE : Reading.DAMAGED;
        }
    }

    /** False when only the constants can be read. */
    private boolean complete(ProgramClass whole) {
        DataInputStream bytes = new DataInputStream(new ByteInput(file.bytes()));
        boolean sound = true;
        try {
            whole.accept(new ProgramClassReader(bytes));
            whole.accept(new LeanCode());
        } catch (RuntimeException e) {
            // ProGuard reports a broken class file by whatever exception its bytes lead to.
            sound = false;
        }
        for (int index = 1; index < u2constantPoolCount; index++) {
            if (constantPool[index] == null) {
                constantPool[index] = whole.constantPool[index];
            }
        }
        if (sound) {
            attributes = whole.attributes;
            u2attributesCount = whole.u2attributesCount;
            complete(fields, whole.fields, u2fieldsCount);
            complete(methods, whole.methods, u2methodsCount);
        }
        return sound;
    }

    private static void complete(ProgramMember[] members, ProgramMember[] whole, int count) {
        for (int index = 0; index < count; index++) {
            if (whole[index].u2attributesCount > 0) {
                members[index].attributes = whole[index].attributes;
                members[index].u2attributesCount = whole[index].u2attributesCount;
            }
        }
    }

    // What needs more than the outline: other constants are known only to who has come by here.

    @Override
    public Constant getConstant(int index) {
        read();
        return super.getConstant(index);
    }

    @Override
    public void constantPoolEntriesAccept(ConstantVisitor visitor) {
        read();
        super.constantPoolEntriesAccept(visitor);
    }

    @Override
    public void constantPoolEntryAccept(int index, ConstantVisitor visitor) {
        read();
        super.constantPoolEntryAccept(index, visitor);
    }

    @Override
    public void attributesAccept(AttributeVisitor visitor) {
        read();
        super.attributesAccept(visitor);
    }

    @Override
    public void attributeAccept(String name, AttributeVisitor visitor) {
        read();
        super.attributeAccept(name, visitor);
    }

    /** One of its fields. */
    static final class OfField extends ProgramField {
        OfField(int accessFlags, int nameIndex, int descriptorIndex) {
            super(accessFlags, nameIndex, descriptorIndex, 0, NO_ATTRIBUTES, null);
        }

        @Override
        public void attributesAccept(ProgramClass owner, AttributeVisitor visitor) {
            ((LazyClass) owner).read();
            super.attributesAccept(owner, visitor);
        }
    }

    /** One of its methods. */
    static final class OfMethod extends ProgramMethod {
        OfMethod(int accessFlags, int nameIndex, int descriptorIndex) {
            super(accessFlags, nameIndex, descriptorIndex, 0, NO_ATTRIBUTES, null);
        }

        @Override
        public void attributesAccept(ProgramClass owner, AttributeVisitor visitor) {
            ((LazyClass) owner).read();
            super.attributesAccept(owner, visitor);
        }
    }
}
