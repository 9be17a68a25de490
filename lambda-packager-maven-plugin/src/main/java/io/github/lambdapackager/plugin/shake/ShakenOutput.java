package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.shake.ClassForms.Form;
import io.github.lambdapackager.plugin.shake.ClassForms.Shape;
import io.github.lambdapackager.plugin.shake.ClassForms.Trimmed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMember;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.EnclosingMethodAttribute;
import proguard.classfile.attribute.visitor.AttributeVisitor;

/** Collects what of a class path remains for one function. */
final class ShakenOutput {
    private final LinkedClasses classes;
    private final LambdaFunction function;
    private final ReachabilityMarker marker;
    private final LayeredElements layered;
    private final ClassTrimmer classTrimmer = new ClassTrimmer(this::isRemoved);
    private final ResourceTrimmer resourceTrimmer;
    private final Optional<UnreadResources> unread;
    private final Details details;

    private final Map<ProgramClass, ProgramClass> dangling = new LinkedHashMap<>();

    ShakenOutput(
            LinkedClasses classes,
            LambdaFunction function,
            ReachabilityMarker marker,
            List<Pattern> resources,
            LayeredElements layered,
            RuleSources sources) {
        this.classes = classes;
        this.function = function;
        this.marker = marker;
        this.resourceTrimmer =
                new ResourceTrimmer(this::isRemoved, this::isUsed, function.architecture(), resources, sources);
        this.details = new Details(classes, marker, function.shrinkMode(), sources);
        this.layered = layered;
        this.unread = function.shrinkMode() == ShrinkMode.NONE || !sources.has("unread-resources")
                ? Optional.empty()
                : Optional.of(new UnreadResources(classes, marker, resources));
    }

    /** Classes that were removed although a class file that remains names them, each with one that does. */
    Map<ProgramClass, ProgramClass> dangling() {
        return dangling;
    }

    /** What remains of one element; what was removed, why classes were kept, and what {@link #dangling()} says. */
    private static final class Part {
        private final SortedMap<String, byte[]> entries = new TreeMap<>();
        private final List<String> removed = new ArrayList<>();
        private final Map<String, String> kept = new HashMap<>();
        private final Map<ProgramClass, ProgramClass> dangling = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();
        private int classesIn;
        private int classesOut;
    }

    /** @param fired what rules waited for and was reached */
    ShakenFunction collect(Set<Trigger> fired) {
        List<Integer> indexes = IntStream.range(0, classes.content().packaged().size())
                .filter(index ->
                        !function.excludes(classes.element(index).artifact().coordinates()))
                .boxed()
                .toList();
        // Nothing is marked meanwhile.
        List<Part> parts = indexes.parallelStream().map(this::shake).toList();
        List<ShakenElement> elements = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        SortedMap<String, String> kept = new TreeMap<>();
        List<String> notes = new ArrayList<>(classes.notes());
        int classesIn = 0;
        int classesOut = 0;
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            elements.add(element(classes.element(indexes.get(index)), part));
            removed.addAll(part.removed);
            kept.putAll(part.kept);
            notes.addAll(part.notes);
            part.dangling.forEach(dangling::putIfAbsent);
            classesIn += part.classesIn;
            classesOut += part.classesOut;
        }
        return new ShakenFunction(
                function,
                elements,
                classesIn,
                classesOut,
                kept,
                fired,
                removed,
                notes,
                classes.hidden(),
                layered.layers());
    }

    private ShakenElement element(ClasspathElement element, Part part) {
        boolean intact = function.exempts(element.artifact().coordinates());
        return new ShakenElement(element, intact ? element.entries() : part.entries, intact);
    }

    private Part shake(int index) {
        Part part = new Part();
        classes.effective(index).contents().forEach((name, content) -> {
            ProgramClass clazz =
                    name.endsWith(".class") ? classes.programClass(LinkedClasses.withoutSuffix(name)) : null;
            if (clazz == null) {
                shakeResource(index, name, content.bytes(), part);
            } else if (classes.elementOf(clazz) == index) {
                shake(clazz, name, part);
            }
        });
        return part;
    }

    private void shakeResource(int index, String name, byte[] content, Part part) {
        byte[] rest = resourceTrimmer.trim(name, content);
        Optional<String> reason = function.shrinkMode() == ShrinkMode.NONE
                ? Optional.empty()
                : resourceTrimmer
                        .reasonToRemove(name, content)
                        .or(() -> unread.flatMap(files -> files.reason(index, name)));
        if (reason.isEmpty() && !layered.brings(index, name, rest)) {
            part.entries.put(name, rest);
        } else if (reason.isPresent() && !layered.brings(index, name, content)) {
            part.removed.add(name + " of " + classes.element(index).artifact().coordinates() + " ← " + reason.get());
        }
    }

    private void shake(ProgramClass clazz, String name, Part part) {
        String className = LazyClass.binaryName(clazz);
        int element = classes.elementOf(clazz);
        boolean inLayer = layered.brings(element, name);
        part.classesIn++;
        if (!marker.isUsed(clazz)) {
            if (!inLayer) {
                part.removed.add(className);
            }
            return;
        }
        part.kept.put(className, marker.reached().reasonFor(clazz));
        ClassForms forms = LazyClass.known(clazz).forms();
        boolean damaged = LazyClass.isDamaged(clazz);
        if (damaged) {
            part.notes.add(classes.element(element).artifact().coordinates() + ": " + name
                    + " is damaged behind its members and stays as it is, with all that it names");
        }
        BitSet removedClasses = removed(forms.classNames());
        Form rest = damaged || layered.contains(element) ? forms.whole() : form(clazz, forms, removedClasses);
        rest.removedMembers().forEach(member -> part.removed.add(className + ": " + member));
        if (!removedClasses.isEmpty()) {
            addDangling(clazz, rest, part);
        }
        if (!inLayer) {
            part.classesOut++;
            part.entries.put(name, rest.bytes());
        }
    }

    /** Which of the names are those of classes that are removed: mostly none. */
    private BitSet removed(List<String> classNames) {
        BitSet removed = new BitSet();
        for (int index = 0; index < classNames.size(); index++) {
            if (isRemoved(classNames.get(index))) {
                removed.set(index);
            }
        }
        return removed;
    }

    private void addDangling(ProgramClass clazz, Form rest, Part part) {
        for (String target : rest.classNames()) {
            if (isRemoved(target)) {
                part.dangling.putIfAbsent(Objects.requireNonNull(classes.programClass(target), target), clazz);
            }
        }
    }

    private Form form(ProgramClass clazz, ClassForms forms, BitSet removedClasses) {
        Shape shape = new Shape(names(clazz, removedClasses), folded(clazz));
        return forms.of(shape, file -> trimmed(clazz, file, shape.foldedMethods()));
    }

    /** What is left of a class by name: its members, and those of the classes that it names. */
    private BitSet names(ProgramClass clazz, BitSet removedClasses) {
        BitSet shape = new BitSet();
        int bit = 0;
        shape.set(bit++, enclosingMethodStays(clazz));
        Set<Detail> removedDetails = details.removedFrom(clazz);
        for (Detail detail : Detail.values()) {
            shape.set(bit++, removedDetails.contains(detail));
        }
        for (int index = 0; index < clazz.u2fieldsCount; index++) {
            shape.set(bit++, marker.isUsed(clazz.fields[index]));
        }
        for (int index = 0; index < clazz.u2methodsCount; index++) {
            shape.set(bit++, marker.isUsed(clazz.methods[index]));
            shape.set(bit++, marker.isHollow(clazz.methods[index]));
        }
        for (int index = removedClasses.nextSetBit(0); index >= 0; index = removedClasses.nextSetBit(index + 1)) {
            shape.set(bit + index);
        }
        return shape;
    }

    private Trimmed trimmed(ProgramClass clazz, byte[] content, Map<String, FoldedCode> folded) {
        Set<String> fields = unused(clazz, clazz.fields, clazz.u2fieldsCount);
        Set<String> methods = unused(clazz, clazz.methods, clazz.u2methodsCount);
        byte[] rest = classTrimmer.trim(
                content,
                fields,
                methods,
                hollow(clazz),
                folded,
                enclosingMethodStays(clazz),
                details.removedFrom(clazz));
        return new Trimmed(
                rest, Stream.concat(fields.stream(), methods.stream()).toList());
    }

    private boolean enclosingMethodStays(ProgramClass clazz) {
        boolean[] stays = {true};
        clazz.attributesAccept(new AttributeVisitor() {
            @Override
            public void visitAnyAttribute(Clazz owner, Attribute attribute) {}

            @Override
            public void visitEnclosingMethodAttribute(Clazz owner, EnclosingMethodAttribute attribute) {
                stays[0] = !(attribute.referencedMethod instanceof ProgramMethod method)
                        || marker.isUsed(method)
                        || marker.isHollow(method);
            }
        });
        return stays[0];
    }

    private Set<String> hollow(ProgramClass clazz) {
        Set<String> hollow = new HashSet<>();
        for (int index = 0; index < clazz.u2methodsCount; index++) {
            ProgramMethod method = clazz.methods[index];
            if (marker.isHollow(method)) {
                hollow.add(method.getName(clazz) + method.getDescriptor(clazz));
            }
        }
        return hollow;
    }

    /** By name and descriptor. */
    private Map<String, FoldedCode> folded(ProgramClass clazz) {
        Map<String, FoldedCode> folded = new HashMap<>();
        for (int index = 0; index < clazz.u2methodsCount; index++) {
            ProgramMethod method = clazz.methods[index];
            FoldedCode code = marker.liveCode().folded(method);
            if (!code.isEmpty()) {
                folded.put(method.getName(clazz) + method.getDescriptor(clazz), code);
            }
        }
        return folded;
    }

    /** In the order of the class file. */
    private Set<String> unused(ProgramClass clazz, ProgramMember[] members, int count) {
        Set<String> unused = new LinkedHashSet<>();
        for (int index = 0; index < count; index++) {
            if (!marker.isUsed(members[index]) && !marker.isHollow(members[index])) {
                unused.add(members[index].getName(clazz) + members[index].getDescriptor(clazz));
            }
        }
        return unused;
    }

    private boolean isUsed(String internalName) {
        ProgramClass clazz = classes.programClass(internalName);
        return clazz != null && marker.isUsed(clazz);
    }

    private boolean isRemoved(String internalName) {
        ProgramClass clazz = classes.programClass(internalName);
        return clazz != null
                && classes.isPackaged(clazz)
                && !marker.isUsed(clazz)
                && !function.excludes(
                        classes.element(classes.elementOf(clazz)).artifact().coordinates());
    }
}
