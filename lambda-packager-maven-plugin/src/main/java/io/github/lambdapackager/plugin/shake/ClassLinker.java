package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.LibraryMember;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMember;
import proguard.classfile.attribute.annotation.visitor.AllElementValueVisitor;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.io.LibraryClassReader;
import proguard.classfile.io.ProgramClassReader;
import proguard.classfile.util.ClassReferenceInitializer;
import proguard.classfile.util.ClassSubHierarchyInitializer;
import proguard.classfile.util.ClassSuperHierarchyInitializer;
import proguard.classfile.util.ClassUtil;
import proguard.classfile.util.EnumFieldReferenceInitializer;

/** Parses and links a class path: the costly part of shaking, done once for all functions that share it. */
final class ClassLinker {
    private final ClasspathContent content;
    private final int javaVersion;
    private final JdkClasses jdk;
    private final ClassPool program = new ClassPool();
    private final ClassPool library = new ClassPool();
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final SortedMap<String, List<String>> hidden = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private int slots;

    ClassLinker(ClasspathContent content, int javaVersion) {
        this.content = content;
        this.javaVersion = javaVersion;
        this.jdk = JdkClasses.of(javaVersion);
    }

    LinkedClasses link() {
        List<SortedMap<String, byte[]>> effective = content.all()
                .map(element -> element.effectiveEntries(javaVersion))
                .toList();
        List<ClasspathElement> elements = content.all().toList();
        for (int element = 0; element < elements.size(); element++) {
            readProgramClasses(elements, element, effective.get(element));
        }
        readLibraryClasses();
        connect();
        library.classesAccept(this::assignLibrarySlots);
        return new LinkedClasses(
                content, javaVersion, effective, program, library, bytes, slots, hiddenLines(), List.copyOf(notes));
    }

    private void readProgramClasses(List<ClasspathElement> elements, int element, Map<String, byte[]> entries) {
        entries.forEach((name, file) -> {
            if (isClassEntry(name)) {
                readProgramClass(elements, element, name, file);
            }
        });
    }

    private static boolean isClassEntry(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }

    private void readProgramClass(List<ClasspathElement> elements, int element, String name, byte[] file) {
        ClasspathElement holder = elements.get(element);
        ProgramClass clazz = parse(file);
        String artifact = holder.artifact().coordinates().toString();
        if (clazz == null || !LinkedClasses.withoutSuffix(name).equals(clazz.getName())) {
            notes.add(artifact + ": " + name + " is no class of that name and stays as it is");
            return;
        }
        Clazz first = program.getClass(clazz.getName());
        if (first != null) {
            String winner = elements.get(Slot.of(first).element())
                    .artifact()
                    .coordinates()
                    .toString();
            hidden.computeIfAbsent(winner + " hides " + artifact, pair -> new ArrayList<>())
                    .add(ClassUtil.externalClassName(clazz.getName()));
            return;
        }
        program.addClass(clazz);
        bytes.put(clazz.getName(), file);
        clazz.setProcessingInfo(new Slot(slots++, element, holder.artifact().own()));
        assignMemberSlots(clazz.fields, clazz.u2fieldsCount);
        assignMemberSlots(clazz.methods, clazz.u2methodsCount);
    }

    private static @Nullable ProgramClass parse(byte[] file) {
        ProgramClass clazz = new ProgramClass();
        try {
            clazz.accept(new ProgramClassReader(new DataInputStream(new ByteArrayInputStream(file))));
        } catch (RuntimeException e) {
            // ProGuard reports a broken class file by whatever exception its bytes lead to.
            return null;
        }
        return clazz;
    }

    private void assignMemberSlots(ProgramMember[] members, int count) {
        for (int index = 0; index < count; index++) {
            members[index].setProcessingInfo(new Slot(slots++, -1, false));
        }
    }

    private void readLibraryClasses() {
        Deque<String> wanted = new ArrayDeque<>();
        wanted.add("java/lang/Object");
        program.classesAccept(clazz -> addReferencedNames((ProgramClass) clazz, wanted));
        Map<String, Boolean> seen = new HashMap<>();
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (seen.put(name, true) == null && program.getClass(name) == null) {
                readLibraryClass(name, wanted);
            }
        }
    }

    private static void addReferencedNames(ProgramClass clazz, Deque<String> names) {
        for (int index = 1; index < clazz.u2constantPoolCount; index++) {
            Constant constant = clazz.constantPool[index];
            if (constant instanceof ClassConstant classConstant) {
                String name = classConstant.getName(clazz);
                String element = name.startsWith("[") ? ClassUtil.internalClassNameFromType(name) : name;
                if (element != null) {
                    names.add(element);
                }
            }
        }
    }

    private void readLibraryClass(String name, Deque<String> wanted) {
        Optional<byte[]> file = jdk.find(name);
        if (file.isEmpty()) {
            return;
        }
        LibraryClass clazz = new LibraryClass();
        clazz.accept(new LibraryClassReader(new DataInputStream(new ByteArrayInputStream(file.get())), false, true));
        library.addClass(clazz);
        if (clazz.superClassName != null) {
            wanted.add(clazz.superClassName);
        }
        if (clazz.interfaceNames != null) {
            wanted.addAll(List.of(clazz.interfaceNames));
        }
    }

    /** The sequence of ProGuard's own initializer, without its checks of a configuration that we do not have. */
    private void connect() {
        var supers = new ClassSuperHierarchyInitializer(program, library, null, null);
        program.classesAccept(supers);
        library.classesAccept(supers);
        program.classesAccept(new ClassReferenceInitializer(program, library, false, null, null, null, null));
        program.classesAccept(
                new AllAttributeVisitor(true, new AllElementValueVisitor(true, new EnumFieldReferenceInitializer())));
        var subs = new ClassSubHierarchyInitializer();
        program.accept(subs);
        library.accept(subs);
    }

    private void assignLibrarySlots(Clazz clazz) {
        LibraryClass libraryClass = (LibraryClass) clazz;
        libraryClass.setProcessingInfo(new Slot(slots++, -1, false));
        for (LibraryMember member : libraryClass.fields) {
            assign(member);
        }
        for (LibraryMember member : libraryClass.methods) {
            assign(member);
        }
    }

    private void assign(@Nullable LibraryMember member) {
        if (member != null) {
            member.setProcessingInfo(new Slot(slots++, -1, false));
        }
    }

    private List<String> hiddenLines() {
        return hidden.entrySet().stream()
                .map(pair -> pair.getKey() + ": " + pair.getValue().size() + " classes of one name, such as "
                        + pair.getValue().get(0))
                .toList();
    }
}
