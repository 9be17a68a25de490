package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.RuleSources;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import proguard.classfile.AccessConstants;
import proguard.classfile.ClassConstants;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.Member;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMember;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.attribute.NestHostAttribute;
import proguard.classfile.attribute.SignatureAttribute;
import proguard.classfile.attribute.annotation.AnnotationDefaultAttribute;
import proguard.classfile.attribute.annotation.AnnotationsAttribute;
import proguard.classfile.attribute.annotation.ParameterAnnotationsAttribute;
import proguard.classfile.attribute.annotation.RuntimeInvisibleAnnotationsAttribute;
import proguard.classfile.attribute.annotation.RuntimeInvisibleParameterAnnotationsAttribute;
import proguard.classfile.attribute.annotation.RuntimeInvisibleTypeAnnotationsAttribute;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.DynamicConstant;
import proguard.classfile.constant.FieldrefConstant;
import proguard.classfile.constant.InvokeDynamicConstant;
import proguard.classfile.constant.RefConstant;
import proguard.classfile.constant.StringConstant;
import proguard.classfile.instruction.ConstantInstruction;
import proguard.classfile.instruction.Instruction;
import proguard.classfile.visitor.MemberVisitor;
import proguard.shrink.ClassUsageMarker;

/**
 * ProGuard's marking, more careful about reflection and more exact about what can run.
 *
 * <p>A class that is known by its name, or whose {@code Class} object may come to reflection, is <em>whole</em>: it
 * keeps its members, annotations and generic types.
 *
 * <p>Code that cannot run reaches nothing: an instance method runs only where a constructor of its class is reached, a
 * static initializer only where the class is instantiated or a static member of it is used. Until then such a method is
 * <em>dormant</em>; when reached code names it, it stays, with an empty body, so that every reference resolves. A class
 * that no JVM can load runs nothing at all.
 *
 * <p>Marking recurses deeply: run it in a thread with a large stack.
 */
final class ReachabilityMarker extends ClassUsageMarker {
    private final LinkedClasses classes;
    private final RuleSources sources;
    private final Predicate<ProgramClass> staysWhole;

    private final Reached reached;
    private final AnnotationMarker annotations = new AnnotationMarker(this);
    private final AskedAnnotations askedAnnotations = new AskedAnnotations(this);
    private final Dispatch dispatch;
    private final LiveCode liveCode;
    private final ComposedNames composedNames;
    private final NamesInStrings strings;
    private final ReflectionMarker reflection;
    private final Deque<ProgramClass> newlyWhole = new ArrayDeque<>();
    private final UnloadableClasses unloadable = new UnloadableClasses();
    private final SlotSet instantiated = new SlotSet();
    private final SlotSet initialized = new SlotSet();
    private final SlotSet named = new SlotSet();
    private final SlotSet called = new SlotSet();
    private final SlotSet keptByRules = new SlotSet();
    private final SlotSet withLiterals = new SlotSet();
    private Cause cause = new Cause.Rule("the JDK may call it");

    /**
     * @param folds whether code goes that cannot run
     * @param staysWhole the classes that keep their members when they are reached at all
     */
    ReachabilityMarker(
            Marks marks,
            LinkedClasses classes,
            ReflectedLiterals literals,
            NameExtensions extensions,
            RuleSources sources,
            boolean folds,
            Predicate<ProgramClass> staysWhole) {
        super(marks);
        this.liveCode = new LiveCode(this, classes, folds && sources.has("dead-branches"));
        this.dispatch = new Dispatch(this, liveCode, classes.space().slots());
        this.classes = classes;
        this.sources = sources;
        this.staysWhole = staysWhole;
        this.reached = new Reached(classes);
        this.reflection = new ReflectionMarker(classes, literals, this);
        this.composedNames = new ComposedNames(classes, extensions, new LoadedClasses(literals), this, reflection);
        this.strings = new NamesInStrings(classes, composedNames, this);
    }

    RuleSources sources() {
        return sources;
    }

    Reached reached() {
        return reached;
    }

    /** Marks on behalf of a cause, which is what a report shows for the classes that are reached first by it. */
    void because(Cause reason, Runnable marking) {
        Cause outer = cause;
        cause = reason;
        marking.run();
        cause = outer;
    }

    /** Keeps a class with all its members, also those it inherits; what follows is marked by {@link #settle}. */
    void keepWhole(ProgramClass clazz) {
        if (reached.addWhole(clazz, cause)) {
            liveCode.expose(clazz);
            newlyWhole.add(clazz);
            if (sources.has("inherited-members") && clazz.getSuperClass() instanceof ProgramClass superClass) {
                because(new Cause.Code("its members are inherited by", clazz, null), () -> keepWhole(superClass));
            }
        }
    }

    /** Keeps a class because a rule says so: somebody out of sight makes instances of it. */
    void keep(ProgramClass clazz) {
        noteKept(clazz);
        visitProgramClass(clazz);
        instantiate(clazz);
    }

    /** Notes that reflection may look into the class, without it being whole. */
    void noteReflected(ProgramClass clazz) {
        noteKept(clazz);
    }

    private void noteKept(ProgramClass clazz) {
        keptByRules.add(clazz);
        liveCode.expose(clazz);
    }

    /** Marks what has become whole or readable since; true when there was any. */
    boolean settle() {
        boolean any = false;
        while (!newlyWhole.isEmpty()) {
            ProgramClass clazz = newlyWhole.remove();
            any = true;
            because(reached.wholeCause(clazz, cause), () -> markWhole(clazz));
        }
        any |= composedNames.settle();
        any |= askedAnnotations.settle();
        any |= annotations.settle();
        any |= liveCode.settle();
        return any;
    }

    /** Waits no longer for values that never came; true when any code did. */
    boolean release() {
        return liveCode.release();
    }

    /** Whether code of the class that cannot run may be left out. */
    boolean mayFold(ProgramClass clazz) {
        return !isWhole(clazz) && classes.isPackaged(clazz);
    }

    LiveCode liveCode() {
        return liveCode;
    }

    void keepLiterals(ProgramClass clazz, ProgramMethod method) {
        if (withLiterals.contains(method)) {
            reflection.keepLiterals(clazz, method);
        }
    }

    private boolean isWhole(ProgramClass clazz) {
        return staysWhole.test(clazz)
                || Slot.of(clazz).own()
                || isAnnotation(clazz)
                || "java/lang/Record".equals(clazz.getSuperName())
                || reached.isWhole(clazz);
    }

    /** Classes that reflection may look into. */
    List<ProgramClass> reflected() {
        return reached.classes()
                .filter(clazz -> isWhole(clazz) || keptByRules.contains(clazz))
                .toList();
    }

    /** Whether reached code may read the annotations of a class; annotation types are whole for another reason. */
    boolean mayReadAnnotationsOf(ProgramClass clazz) {
        return isAnnotation(clazz) ? reached.isWhole(clazz) || reached.hasLiteral(clazz) : mayHaveLiteral(clazz);
    }

    /** Notes a member that a rule asks for: somebody out of sight knows it. */
    private void noteRule(ProgramClass clazz) {
        if (cause instanceof Cause.Rule) {
            noteKept(clazz);
        }
    }

    /** Whether reached code may ask classes for annotations of the type. */
    boolean isAsked(ProgramClass type) {
        return askedAnnotations.isAsked(type);
    }

    /** Whether reached code may have the {@code Class} object of a class: to load services by it, say. */
    boolean mayHaveLiteral(ProgramClass clazz) {
        return isUsed(clazz) && (isWhole(clazz) || reached.hasLiteral(clazz));
    }

    /** Whether the method is named by reached code although no instance can be there to run it. */
    boolean isHollow(ProgramMember member) {
        return member instanceof ProgramMethod && !isUsed(member) && named.contains(member);
    }

    /** Whether reached code calls the method, or has a handle of it. */
    boolean isCalled(ProgramMethod method) {
        return called.contains(method);
    }

    private void markWhole(ProgramClass clazz) {
        if (isUsed(clazz)) {
            markMembers(clazz);
            clazz.attributesAccept(this);
            clazz.fieldsAccept(new AttributesAgain());
            clazz.methodsAccept(new AttributesAgain());
        } else {
            visitProgramClass(clazz);
        }
    }

    /** For members that were marked before their class became whole. */
    private final class AttributesAgain implements MemberVisitor {
        @Override
        public void visitProgramField(ProgramClass clazz, ProgramField field) {
            field.attributesAccept(clazz, ReachabilityMarker.this);
        }

        @Override
        public void visitProgramMethod(ProgramClass clazz, ProgramMethod method) {
            method.attributesAccept(clazz, ReachabilityMarker.this);
        }
    }

    private void markMembers(ProgramClass clazz) {
        instantiate(clazz);
        clazz.fieldsAccept(this);
        clazz.methodsAccept(this);
        String name = clazz.getName();
        String ofPackage = name.substring(0, name.lastIndexOf('/') + 1) + "package-info";
        if (AnnotationMarker.areVisibleOn(classes.programClass(ofPackage))) {
            keepNamed(ofPackage, cause);
        }
    }

    // Classes.

    @Override
    protected void markProgramClassBody(ProgramClass clazz) {
        classes.space().link(clazz);
        reached.add(clazz, cause);
        askedAnnotations.reach(clazz);
        because(new Cause.Code("referenced by", clazz, null), () -> {
            super.markProgramClassBody(clazz);
            // Unlike ProGuard, which drops interfaces that only others use: instanceof must answer as before.
            clazz.interfaceConstantsAccept(this);
            initializeIfStaticFieldIsUsed(clazz);
            if ((clazz.getAccessFlags() & AccessConstants.INTERFACE) != 0) {
                dispatch.reachInterface(clazz);
            }
            if (isWhole(clazz)) {
                liveCode.expose(clazz);
                markMembers(clazz);
            } else if (!classes.isPackaged(clazz)) {
                instantiate(clazz);
            }
            if (LazyClass.isDamaged(clazz)) {
                keepWhole(clazz);
                clazz.constantPoolEntriesAccept(this);
            }
        });
    }

    @Override
    public void visitLibraryClass(LibraryClass clazz) {
        reached.addLibrary(clazz);
        super.visitLibraryClass(clazz);
    }

    /** Somebody out of sight makes instances of the class. */
    void instantiate(ProgramClass clazz) {
        construct(clazz);
        dispatch.make(clazz);
    }

    /** There may be instances of the class or of one that extends it. */
    private void construct(ProgramClass clazz) {
        if (instantiated.add(clazz)) {
            liveCode.make(clazz);
            if ((clazz.getAccessFlags() & AccessConstants.ABSTRACT) != 0) {
                // A class that is written at run time may extend it.
                dispatch.make(clazz);
            }
            initialize(clazz);
            clazz.methodsAccept(new Waking());
        }
    }

    void initialize(ProgramClass clazz) {
        if (initialized.add(clazz)) {
            if (clazz.getSuperClass() instanceof ProgramClass superClass) {
                initialize(superClass);
            }
            for (int index = 0; index < clazz.getInterfaceCount(); index++) {
                if (clazz.getInterface(index) instanceof ProgramClass interfaceClass) {
                    initialize(interfaceClass);
                }
            }
            clazz.methodAccept(ClassConstants.METHOD_NAME_CLINIT, ClassConstants.METHOD_TYPE_CLINIT, new Waking());
        }
    }

    /** Marks the methods that were dormant. */
    private final class Waking implements MemberVisitor {
        @Override
        public void visitProgramMethod(ProgramClass clazz, ProgramMethod method) {
            if (isPossiblyUsed(method) && isUsed(clazz) && !isDormant(clazz, method)) {
                markAsUsed(method);
                markProgramMethodBody(clazz, method);
            }
        }
    }

    private boolean isDormant(ProgramClass clazz, ProgramMethod method) {
        String name = method.getName(clazz);
        // A list of services may name its constructor.
        if (unloadable.contains(clazz) && !name.equals(ClassConstants.METHOD_NAME_INIT)) {
            return true;
        }
        if (name.equals(ClassConstants.METHOD_NAME_CLINIT)) {
            return !initialized.contains(clazz);
        }
        boolean needsInstance = (method.getAccessFlags() & AccessConstants.STATIC) == 0
                && (clazz.getAccessFlags() & AccessConstants.INTERFACE) == 0
                && !name.equals(ClassConstants.METHOD_NAME_INIT);
        return needsInstance && !instantiated.contains(clazz);
    }

    // Members.

    @Override
    public void visitProgramMethod(ProgramClass clazz, ProgramMethod method) {
        noteRule(clazz);
        liveCode.call(clazz, method);
        if (isUsed(method) || !isDormant(clazz, method)) {
            super.visitProgramMethod(clazz, method);
        } else if (!isPossiblyUsed(method)) {
            markAsPossiblyUsed(method);
        }
        if (method.getName(clazz).equals(ClassConstants.METHOD_NAME_INIT)) {
            dispatch.make(clazz);
        }
        // What is not a call of code may be one of any object that has the method.
        markMethodHierarchy(clazz, method);
    }

    @Override
    protected void markMethodHierarchy(Clazz clazz, Method method) {
        if (Slot.of(method).virtual()) {
            dispatch.call(clazz, method);
        }
    }

    /** Marks a method, and no other that a call of it might come to. */
    void markExactly(ProgramClass clazz, ProgramMethod method) {
        if (!isUsed(method)) {
            if (isUsed(clazz) && !isDormant(clazz, method)) {
                markAsUsed(method);
                markProgramMethodBody(clazz, method);
            } else {
                markAsPossiblyUsed(method);
            }
        }
    }

    @Override
    protected void markProgramMethodBody(ProgramClass clazz, ProgramMethod method) {
        // ProGuard comes here also for a default method that the JDK might call on an interface that nobody uses (yet).
        if (!isUsed(clazz) || isDormant(clazz, method)) {
            markAsPossiblyUsed(method);
            return;
        }
        because(new Cause.Code("referenced by", clazz, method), () -> {
            super.markProgramMethodBody(clazz, method);
            if (withLiterals.contains(method)) {
                reflection.keepLiterals(clazz, method);
            }
        });
        if (method.getName(clazz).equals(ClassConstants.METHOD_NAME_INIT)) {
            construct(clazz);
        } else if ((method.getAccessFlags() & AccessConstants.STATIC) != 0) {
            initialize(clazz);
        }
    }

    @Override
    public void visitProgramField(ProgramClass clazz, ProgramField field) {
        // What is not an instruction that reads or assigns it may do either.
        liveCode.assign(field);
        markField(clazz, field);
    }

    private void markField(ProgramClass clazz, ProgramField field) {
        noteRule(clazz);
        super.visitProgramField(clazz, field);
        initializeIfUsed(clazz, field);
    }

    private void initializeIfStaticFieldIsUsed(ProgramClass clazz) {
        for (int index = 0; index < clazz.u2fieldsCount; index++) {
            initializeIfUsed(clazz, clazz.fields[index]);
        }
    }

    private void initializeIfUsed(ProgramClass clazz, ProgramField field) {
        if ((field.getAccessFlags() & AccessConstants.STATIC) != 0 && isUsed(field) && isUsed(clazz)) {
            initialize(clazz);
        }
    }

    // What code names.

    @Override
    public void visitConstantInstruction(
            Clazz clazz, Method method, CodeAttribute code, int offset, ConstantInstruction instruction) {
        Constant constant = ((ProgramClass) clazz).getConstant(instruction.constantIndex);
        if (constant instanceof AnyMethodrefConstant called) {
            visitCall((ProgramClass) clazz, method, offset, instruction.opcode, called);
        } else if (constant instanceof FieldrefConstant accessed) {
            visitAccess((ProgramClass) clazz, method, offset, instruction.opcode, accessed);
        } else if (constant instanceof StringConstant string
                && Comparison.isAt(offset + instruction.length(offset), code, (ProgramClass) clazz)) {
            super.visitStringConstant(clazz, string);
            strings.readCompared((ProgramClass) clazz, string.getString(clazz), cause);
        } else {
            clazz.constantPoolEntryAccept(instruction.constantIndex, this);
            visitClassConstant(method, constant, instruction.opcode);
        }
    }

    /** Without ProGuard's guess that a class constant is instantiated: literals are looked at one by one. */
    private void visitClassConstant(Method method, Constant constant, byte opcode) {
        if (opcode == Instruction.OP_NEW
                && constant instanceof ClassConstant made
                && made.referencedClass instanceof ProgramClass type) {
            dispatch.make(type);
        }
        boolean loads = opcode == Instruction.OP_LDC || opcode == Instruction.OP_LDC_W;
        if (constant instanceof ClassConstant literal && loads) {
            withLiterals.add(method);
            addLiteral(literal.referencedClass);
        } else if (constant instanceof InvokeDynamicConstant || constant instanceof DynamicConstant) {
            // Among the arguments of what makes it there may be a literal.
            withLiterals.add(method);
        }
    }

    private void visitAccess(ProgramClass clazz, Method method, int offset, byte opcode, FieldrefConstant accessed) {
        clazz.constantPoolEntryAccept(accessed.u2classIndex, this);
        accessed.referencedClassAccept(this);
        if (accessed.referencedField instanceof ProgramField field
                && accessed.referencedClass instanceof ProgramClass owner) {
            if (opcode == Instruction.OP_PUTFIELD || opcode == Instruction.OP_PUTSTATIC) {
                liveCode.assign(field, method, offset);
            }
            markField(owner, field);
        } else {
            accessed.referencedMemberAccept(this);
        }
    }

    private void visitCall(ProgramClass clazz, Method by, int offset, byte opcode, AnyMethodrefConstant called) {
        clazz.constantPoolEntryAccept(called.u2classIndex, this);
        called.referencedClassAccept(this);
        if (!(called.referencedMethod instanceof ProgramMethod method)
                || !(called.referencedClass instanceof ProgramClass owner)) {
            called.referencedMethodAccept(this);
            return;
        }
        liveCode.call(owner, method, opcode, by, offset);
        boolean virtual = Dispatch.isVirtual(opcode, method);
        // A class's own method runs only where an object that is made has it; of an interface a lambda may have it.
        boolean runs = !virtual || (owner.getAccessFlags() & AccessConstants.INTERFACE) != 0;
        if (runs || (method.getAccessFlags() & AccessConstants.ABSTRACT) != 0) {
            markExactly(owner, method);
        }
        name(method);
        if (virtual) {
            Clazz receiver = ((ClassConstant) clazz.getConstant(called.u2classIndex)).referencedClass;
            dispatch.call(receiver instanceof ProgramClass ? receiver : owner, method);
        }
    }

    /** What code names must be there. */
    private void name(ProgramMethod method) {
        called.add(method);
        if (!isUsed(method) && named.add(method)) {
            method.referencedClassesAccept(this);
        }
    }

    private void addLiteral(@Nullable Clazz clazz) {
        if (clazz instanceof ProgramClass type) {
            reached.addLiteral(type);
            if (isAnnotation(type)) {
                askedAnnotations.ask(type);
            }
        }
    }

    static boolean isAnnotation(Clazz clazz) {
        return (clazz.getAccessFlags() & AccessConstants.ANNOTATION) != 0;
    }

    @Override
    public void visitAnyRefConstant(Clazz clazz, RefConstant constant) {
        super.visitAnyRefConstant(clazz, constant);
        constant.referencedMemberAccept(new MemberVisitor() {
            @Override
            public void visitAnyMember(Clazz owner, Member member) {}

            @Override
            public void visitProgramMethod(ProgramClass owner, ProgramMethod method) {
                name(method);
            }
        });
    }

    @Override
    public void visitStringConstant(Clazz clazz, StringConstant constant) {
        super.visitStringConstant(clazz, constant);
        strings.read(clazz, constant.getString(clazz), cause);
    }

    /** Keeps what a string in reached code or in an annotation names. */
    void keepClassesNamed(Clazz clazz, String text) {
        strings.keepClassesNamed(clazz, text, cause);
    }

    /** Keeps the class with the internal name, if there is one, because somebody may load it. */
    void keepNamed(String name, Cause reason) {
        ProgramClass clazz = classes.programClass(name);
        if (clazz != null) {
            because(reason, () -> keepWhole(clazz));
            if (isAnnotation(clazz)) {
                askedAnnotations.ask(clazz);
            }
        }
    }

    // Attributes.

    @Override
    public void visitCodeAttribute(Clazz clazz, Method method, CodeAttribute code) {
        if (liveCode.folds()) {
            liveCode.reach((ProgramClass) clazz, (ProgramMethod) method, code);
        } else {
            super.visitCodeAttribute(clazz, method, code);
        }
    }

    @Override
    public void visitSignatureAttribute(Clazz clazz, SignatureAttribute attribute) {
        super.visitSignatureAttribute(clazz, attribute);
        attribute.referencedClassesAccept(this);
    }

    @Override
    public void visitSignatureAttribute(Clazz clazz, Member member, SignatureAttribute attribute) {
        if (clazz instanceof ProgramClass programClass && isWhole(programClass)) {
            visitSignatureAttribute(clazz, attribute);
        }
    }

    @Override
    public void visitNestHostAttribute(Clazz clazz, NestHostAttribute attribute) {
        // Without its host a class could no longer see the private members of its nest.
        clazz.constantPoolEntryAccept(attribute.u2hostClassIndex, this);
    }

    @Override
    public void visitAnyAnnotationsAttribute(Clazz clazz, AnnotationsAttribute attribute) {
        boolean invisible = attribute instanceof RuntimeInvisibleAnnotationsAttribute
                || attribute instanceof RuntimeInvisibleTypeAnnotationsAttribute;
        if (!invisible) {
            attribute.annotationsAccept(clazz, annotations);
        }
    }

    @Override
    public void visitAnyParameterAnnotationsAttribute(
            Clazz clazz, Method method, ParameterAnnotationsAttribute attribute) {
        if (!(attribute instanceof RuntimeInvisibleParameterAnnotationsAttribute)) {
            attribute.annotationsAccept(clazz, method, annotations);
        }
    }

    // Reached by the defaults of annotation types, which are whole.

    @Override
    public void visitAnnotationDefaultAttribute(Clazz clazz, Method method, AnnotationDefaultAttribute attribute) {
        attribute.defaultValueAccept(clazz, annotations);
    }
}
