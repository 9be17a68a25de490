package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Methods of the JDK that do no reflection on the members of a {@code Class} object that they are given. What is not here
 * counts as reflection. Constants of enums are always kept, so that asking for them is harmless.
 */
final class ClassLiteralJdkCalls {
    private static final String CLASS = "java/lang/Class";

    private static final Set<String> ASKS_CLASS_ONLY = names(
            "asSubclass cast desiredAssertionStatus descriptorString equals getClass getClassLoader getCanonicalName",
            "getEnumConstants getModifiers getModule getName getPackage getPackageName getProtectionDomain getResource",
            "getResourceAsStream getSigners getSimpleName getTypeName hashCode isAnnotation isAnonymousClass isArray",
            "isAssignableFrom isEnum isHidden isInstance isInterface isLocalClass isMemberClass isNestmateOf",
            "isPrimitive isRecord isSealed isSynthetic notify notifyAll toString wait");

    // The other class is known by its relation to the first: it is reflected as soon as that comes to reflection.
    private static final Set<String> LEADS_TO_OTHER_CLASS = names(
            "arrayType asSubclass componentType getComponentType getDeclaringClass getEnclosingClass getInterfaces",
            "getNestHost getSuperclass");

    private static final Set<String> ANNOTATED = Set.of(
            "java/lang/Class",
            "java/lang/Package",
            "java/lang/reflect/AccessibleObject",
            "java/lang/reflect/AnnotatedElement",
            "java/lang/reflect/Constructor",
            "java/lang/reflect/Executable",
            "java/lang/reflect/Field",
            "java/lang/reflect/Method",
            "java/lang/reflect/Parameter");

    // Annotation types keep all members.
    private static final Set<String> ANNOTATION_QUERIES = names(
            "getAnnotation getAnnotationsByType getDeclaredAnnotation getDeclaredAnnotationsByType isAnnotationPresent");

    // As arguments. Parameter types of a member only select it.
    private static final Set<String> TAKES_CLASS_ONLY = names(
            "java/io/PrintStream.format java/io/PrintStream.print java/io/PrintStream.printf java/io/PrintStream.println",
            "java/io/PrintWriter.format java/io/PrintWriter.print java/io/PrintWriter.printf java/io/PrintWriter.println",
            "java/lang/Class.asSubclass java/lang/Class.equals java/lang/Class.getConstructor",
            "java/lang/Class.getDeclaredConstructor java/lang/Class.getDeclaredMethod java/lang/Class.getMethod",
            "java/lang/Class.isAssignableFrom java/lang/Class.isInstance java/lang/Class.isNestmateOf",
            "java/lang/Enum.valueOf java/lang/Object.equals java/lang/String.format java/lang/String.formatted",
            "java/lang/String.valueOf java/lang/StringBuffer.append java/lang/StringBuffer.insert",
            "java/lang/StringBuilder.append java/lang/StringBuilder.insert java/lang/System.identityHashCode",
            "java/lang/reflect/Array.newInstance java/text/MessageFormat.format java/util/Arrays.equals",
            "java/util/Arrays.hashCode java/util/Arrays.toString java/util/EnumMap.<init> java/util/EnumSet.allOf",
            "java/util/EnumSet.noneOf java/util/Formatter.format java/util/Objects.deepEquals",
            "java/util/Objects.equals java/util/Objects.hash java/util/Objects.hashCode java/util/Objects.isNull",
            "java/util/Objects.nonNull java/util/Objects.toString java/util/ServiceLoader.load",
            "java/util/ServiceLoader.loadInstalled java/util/Collections.checkedCollection",
            "java/util/Collections.checkedList java/util/Collections.checkedMap java/util/Collections.checkedSet",
            "sun/misc/Unsafe.arrayBaseOffset sun/misc/Unsafe.arrayIndexScale");

    // As arguments, and with the receiver of those of a Class: all that follows is about fields.
    private static final Set<String> ASKS_FOR_FIELDS = names(
            "java/lang/Class.getDeclaredField java/lang/Class.getDeclaredFields java/lang/Class.getField",
            "java/lang/Class.getFields jdk/internal/misc/Unsafe.objectFieldOffset sun/misc/Unsafe.objectFieldOffset");

    private static final Set<String> READS_FIELDS = names(
            "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle",
            "java/lang/invoke/MethodHandles$Lookup.findVarHandle",
            "java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater",
            "java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater",
            "java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater");

    private static final Set<String> ASKS_FOR_CONSTRUCTORS = names(
            "java/lang/Class.getConstructor java/lang/Class.getConstructors java/lang/Class.getDeclaredConstructor",
            "java/lang/Class.getDeclaredConstructors");

    private static final Set<String> MAKES_INSTANCES =
            names("java/lang/Class.newInstance java/lang/invoke/MethodHandles$Lookup.findConstructor");

    // Of collections: the argument is compared with what is there.
    private static final Set<String> LOOKS_UP =
            names("contains containsKey containsValue equals get getOrDefault indexOf lastIndexOf remove");

    private static final Set<String> RETURNS_ARGUMENT = names(
            "java/lang/Class.cast java/util/Arrays.copyOf java/util/Arrays.copyOfRange java/util/Objects.requireNonNull",
            "java/util/Objects.requireNonNullElse");

    private ClassLiteralJdkCalls() {}

    private static Set<String> names(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the method asks its receiver, a {@code Class} object, for nothing that depends on members. */
    static boolean asksClassOnly(ClassLiteralMember method) {
        return (method.owner().equals(CLASS) || method.owner().equals("java/lang/Object") || isType(method.owner()))
                && ASKS_CLASS_ONLY.contains(method.name());
    }

    private static boolean isType(String owner) {
        return owner.equals("java/lang/reflect/Type") || owner.startsWith("java/lang/invoke/TypeDescriptor");
    }

    static boolean asksName(String owner, String name) {
        return owner.equals(CLASS) && name.equals("getName");
    }

    static boolean leadsToOtherClass(ClassLiteralMember method) {
        return method.owner().equals(CLASS) && LEADS_TO_OTHER_CLASS.contains(method.name());
    }

    /** Whether the method, one of the JDK, does no reflection on a {@code Class} object among its arguments. */
    static boolean takesClassOnly(ClassLiteralMember method) {
        String name = method.owner() + "." + method.name();
        return TAKES_CLASS_ONLY.contains(name)
                || RETURNS_ARGUMENT.contains(name)
                || (ANNOTATED.contains(method.owner()) && ANNOTATION_QUERIES.contains(method.name()));
    }

    /** Whether the method, one of a collection of the JDK, does no more than to compare its argument. */
    static boolean looksUp(ClassLiteralMember method) {
        return LOOKS_UP.contains(method.name())
                && (method.owner().startsWith("java/util/") || method.name().equals("equals"));
    }

    /** What the method, one of the JDK, sees of a class by its receiver or an argument. */
    static ReflectedPart reflectedBy(ClassLiteralMember method) {
        String name = method.owner() + "." + method.name();
        if (READS_FIELDS.contains(name)) {
            return ReflectedPart.VARIABLES;
        } else if (ASKS_FOR_FIELDS.contains(name)) {
            return ReflectedPart.FIELDS;
        } else if (MAKES_INSTANCES.contains(name)) {
            return ReflectedPart.INSTANCES;
        }
        return ASKS_FOR_CONSTRUCTORS.contains(name) ? ReflectedPart.CONSTRUCTORS : ReflectedPart.EVERYTHING;
    }

    /** Whether the method, anybody's, shows or compares the name of a class: a logger, text, an exception's message. */
    static boolean takesNameOnly(ClassLiteralMember method) {
        String owner = method.owner();
        String name = (owner + "." + method.name()).toLowerCase(Locale.ROOT);
        return name.contains("log")
                || owner.startsWith("java/lang/String")
                || owner.startsWith("java/util/Objects")
                || owner.endsWith("Exception")
                || owner.endsWith("Error")
                || takesClassOnly(method);
    }

    /** Whether the method is known not to return its arguments. */
    static boolean resultIsOther(ClassLiteralMember method) {
        return takesClassOnly(method) && !RETURNS_ARGUMENT.contains(method.owner() + "." + method.name());
    }
}
