package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import io.github.lambdapackager.plugin.model.FileContent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** In each program, {@code Foo} is the class whose literals are followed. */
class ReflectedLiteralsTest {
    @TempDir
    Path folder;

    // Libraries.

    @Test
    void slf4jAsksALiteralOnlyForItsName() throws Exception {
        assertThat(reflected("org.slf4j.LoggerFactory.getLogger(Foo.class).info(\"started\");", "", "org.slf4j.Logger"))
                .isEmpty();
    }

    @Test
    void log4jAsksALiteralOnlyForItsName() throws Exception {
        assertThat(reflected(
                        "org.apache.logging.log4j.LogManager.getLogger(Foo.class).info(\"started\");",
                        "",
                        "org.apache.logging.log4j.LogManager"))
                .isEmpty();
    }

    @Test
    void commonsLoggingAsksALiteralOnlyForItsName() throws Exception {
        assertThat(reflected(
                        "org.apache.commons.logging.LogFactory.getLog(Foo.class).info(\"started\");",
                        "",
                        "org.apache.commons.logging.LogFactory"))
                .isEmpty();
    }

    @Test
    void jacksonReflectsWhatItReads() throws Exception {
        assertThat(reflected(
                        "new com.fasterxml.jackson.databind.ObjectMapper().readValue(\"{}\", Foo.class);",
                        "",
                        "com.fasterxml.jackson.databind.ObjectMapper",
                        "com.fasterxml.jackson.core.JsonParser",
                        "com.fasterxml.jackson.annotation.JsonCreator"))
                .containsExactly("Foo");
    }

    @Test
    void gsonReflectsWhatItReads() throws Exception {
        assertThat(reflected("new com.google.gson.Gson().fromJson(\"{}\", Foo.class);", "", "com.google.gson.Gson"))
                .containsExactly("Foo");
    }

    // Questions.

    @Test
    void questionsThatDoNotDependOnMembersAreSafe() throws Exception {
        assertSafe("Foo.class.getName();");
        assertSafe("Foo.class.getSimpleName();");
        assertSafe("Foo.class.isInstance(given);");
        assertSafe("Foo.class.isAssignableFrom(given.getClass());");
        assertSafe("given.getClass().isAssignableFrom(Foo.class);");
        assertSafe("System.out.println(given == Foo.class);");
        assertSafe("System.out.println(given.equals(Foo.class));");
        assertSafe("System.out.println(\"a \" + Foo.class);");
        assertSafe("synchronized (Foo.class) { System.out.println(); }");
        assertSafe("Foo.class.getResourceAsStream(\"foo.txt\");");
        assertSafe("String.class.getMethod(\"a\", Foo.class, Foo[].class);");
        assertSafe("java.util.Objects.requireNonNull(Foo.class).getName();");
    }

    @Test
    void questionsAboutMembersAreReflection() throws Exception {
        assertReflected("Foo.class.getDeclaredFields();");
        assertReflected("Foo.class.getDeclaredConstructor().newInstance();");
        assertReflected("Foo[].class.getComponentType().getMethods();");
        assertReflected("Foo.class.getSuperclass().getMethods();");
        assertReflected("java.util.Objects.requireNonNull(Foo.class).getMethods();");
        assertReflected("java.lang.reflect.Proxy.newProxyInstance(null, new Class<?>[] {Foo.class}, null);");
        assertReflected("java.lang.invoke.MethodHandles.lookup().findStatic(Foo.class, \"a\", null);");
    }

    @Test
    void aNameThatIsPassedOnMayBeLoaded() throws Exception {
        assertReflected("Class.forName(Foo.class.getName());");
        assertReflected("ClassLoader.getSystemClassLoader().loadClass(given == null ? Foo.class.getName() : \"a.B\");");
        assertReflected("System.setProperty(\"a\", Foo.class.getName());");
    }

    @Test
    void aNameThatIsShownIsSafe() throws Exception {
        assertSafe("java.util.logging.Logger.getLogger(Foo.class.getName());");
        assertSafe("System.out.println(Foo.class.getName());");
        assertSafe("throw new IllegalStateException(Foo.class.getName());");
        assertSafe("System.out.println(\"a\".equals(Foo.class.getName()) + Foo.class.getName());");
    }

    @Test
    void theFirstReflectionIsNamed() throws Exception {
        Map<String, byte[]> main = program("Foo.class.getMethods();", "");

        assertThat(literals(main)
                        .verdict(new ClassLiteralMember("Main", "run", "(Ljava/lang/Object;)V"), "Foo")
                        .reflection())
                .hasValue(new ClassLiteralUse.Reflection("java/lang/Class.getMethods"));
    }

    @Test
    void whoAsksForFieldsSeesNoMethods() throws Exception {
        assertParts("Foo.class.getDeclaredField(\"a\");", ReflectedPart.FIELDS);
        assertParts(
                "java.util.concurrent.atomic.AtomicLongFieldUpdater.newUpdater(Foo.class, \"a\");",
                ReflectedPart.VARIABLES);
        assertParts(
                "java.lang.invoke.MethodHandles.lookup().findVarHandle(Foo.class, \"a\", int.class);",
                ReflectedPart.VARIABLES);
        assertParts("Foo.class.getDeclaredMethods();", ReflectedPart.EVERYTHING);
    }

    @Test
    void whoMakesInstancesSeesConstructors() throws Exception {
        assertParts("Foo.class.getDeclaredConstructor().newInstance();", ReflectedPart.CONSTRUCTORS);
        assertParts(
                "java.lang.invoke.MethodHandles.lookup()"
                        + ".findConstructor(Foo.class, java.lang.invoke.MethodType.methodType(void.class));",
                ReflectedPart.INSTANCES);
    }

    @Test
    void allThatIsAskedForCounts() throws Exception {
        String two = "Foo.class.getDeclaredConstructor().newInstance(); field(Foo.class);";
        String field = "static void field(Class<?> type) throws Exception { type.getField(\"a\"); %s }";
        assertThat(parts(two, field.formatted("")))
                .isEqualTo(Map.of("Foo", Set.of(ReflectedPart.CONSTRUCTORS, ReflectedPart.FIELDS)));
        assertThat(parts(two, field.formatted("type.getMethods();")))
                .isEqualTo(Map.of("Foo", Set.of(ReflectedPart.EVERYTHING)));
    }

    @Test
    void lookingUpIsSafe() throws Exception {
        assertSafe("new java.util.HashMap<Object, String>().get(Foo.class);");
        assertSafe("((java.util.Collection<?>) given).contains(Foo.class);");
        assertReflected(
                "((java.util.Map<?, ?>) given).get(Foo.class);",
                "static class Computing extends java.util.AbstractMap<Class<?>, Object> {"
                        + " public Object get(Object key) { return ((Class<?>) key).getMethods(); }"
                        + " public java.util.Set<java.util.Map.Entry<Class<?>, Object>> entrySet() { return null; } }");
    }

    private void assertParts(String body, ReflectedPart part) throws Exception {
        assertThat(parts(body, "")).isEqualTo(Map.of("Foo", Set.of(part)));
    }

    private Map<String, Set<ReflectedPart>> parts(String body, String members) throws Exception {
        return literals(program(body, members)).of("Main", "run", "(Ljava/lang/Object;)V");
    }

    // Ways.

    @Test
    void aLiteralIsFollowedThroughFields() throws Exception {
        assertReflected("type.getMethods();", "static Class<?> type = Foo.class;");
        assertReflected("type[0].getMethods();", "static final Class<?>[] type = {Foo.class};");
        assertReflected(
                "new Box<Class<?>>(Foo.class).value.getMethods();",
                "static class Box<T> { T value; Box(T value) { this.value = value; } }");
        assertReflected(
                "new Sub().type.getMethods();",
                "static class Base { Class<?> type = Foo.class; } static class Sub extends Base {}");

        assertSafe("type.getName();", "static Class<?> type = Foo.class;");
        assertSafe("type[0].getName();", "static final Class<?>[] type = {Foo.class};");
    }

    @Test
    void aLiteralIsFollowedThroughLocalVariablesAndArrays() throws Exception {
        assertReflected(
                "Class<?> type = null; while (true) { if (type != null) type.getMethods(); type = Foo.class; }");
        assertReflected("(given == null ? Foo.class : String.class).getMethods();");
        assertReflected("Object type = Foo.class; if (type instanceof Class<?> c) c.getMethods();");
        assertReflected("Class<?>[] types = {Foo.class}; for (Class<?> type : types.clone()) type.getMethods();");
        assertReflected("Class<?>[] types = {Foo.class}; java.util.Arrays.copyOf(types, 1)[0].getMethods();");
        assertReflected("Object[][] types = {{Foo.class}}; ((Class<?>) types[0][0]).getMethods();");
        assertReflected("types[0] = Foo.class;", "static Class<?>[] types = new Class<?>[1];");

        assertSafe("Class<?>[] types = {Foo.class}; for (Class<?> type : types.clone()) type.getName();");
    }

    @Test
    void aLiteralIsFollowedThroughParametersAndResults() throws Exception {
        assertReflected("use(Foo.class);", "static void use(Class<?> type) { type.getMethods(); }");
        assertReflected(
                "use(1L, Foo.class);", "static void use(long a, Object... all) { ((Class<?>) all[0]).getMethods(); }");
        assertReflected("same(Foo.class).getMethods();", "static <T> T same(T value) { return value; }");
        assertReflected(
                "all(Foo.class)[0].getMethods();", "static Class<?>[] all(Class<?> a) { return new Class<?>[] {a}; }");
        assertReflected("type().getMethods();", "static Class<?> type() { return Foo.class; }");

        assertSafe("use(Foo.class);", "static void use(Class<?> type) { type.getName(); }");
        assertSafe("type().getName();", "static Class<?> type() { return Foo.class; }");
    }

    @Test
    void aLiteralIsFollowedIntoWhateverImplementsTheMethod() throws Exception {
        String api = "interface Api { void use(Class<?> type); } static void give(Api api) { api.use(Foo.class); } ";

        assertReflected(
                "give(new Impl());",
                api + "static class Impl implements Api { public void use(Class<?> type) { type.getMethods(); } }");
        assertReflected(
                "give(new Both());",
                api + "static class Base { public void use(Class<?> type) { type.getMethods(); } }"
                        + " static class Both extends Base implements Api {}");
        assertReflected("give(type -> type.getMethods());", api);
        assertReflected("give(Class::getMethods);", api);
        assertSafe("give(type -> type.getName());", api);
        assertSafe("give(Class::getName);", api);
    }

    @Test
    void aLiteralIsFollowedThroughTheBridgesOfGenericMethods() throws Exception {
        assertReflected("Use<Class<?>> use = new Impl(); use.use(Foo.class);", """
                interface Use<T> { void use(T value); }
                static class Impl implements Use<Class<?>> { public void use(Class<?> type) { type.getMethods(); } }""");
        assertReflected("Source<Class<?>> source = new Impl(); source.get().getMethods();", """
                interface Source<T> { T get(); }
                static class Impl implements Source<Class<?>> { public Class<?> get() { return Foo.class; } }""");
    }

    @Test
    void aLambdaOfASubinterfaceImplementsTheInheritedMethod() throws Exception {
        String api = "interface Api { void use(Class<?> type); } interface Sub extends Api {}"
                + " static void give(Api api) { api.use(Foo.class); } static void giveSub(Sub api) { api.use(Foo.class); }";

        assertReflected("Sub sub = type -> type.getMethods(); give(sub);", api);
        assertReflected("giveSub(type -> type.getMethods());", api);
    }

    @Test
    void aLiteralIsFollowedThroughALambda() throws Exception {
        assertReflected("Class<?> type = Foo.class; Runnable use = () -> type.getMethods(); use.run();");
        assertReflected("Class<?> type = Foo.class; java.util.function.Supplier<?> use = type::getMethods; use.get();");
        assertReflected("Class<?> type = Foo.class; new Object() { void use() { type.getMethods(); } }.use();");
        assertReflected("java.util.function.Supplier<Class<?>> type = () -> Foo.class; type.get().getMethods();");
        assertSafe("Class<?> type = Foo.class; Runnable use = () -> type.getName(); use.run();");
    }

    @Test
    void whatALoggerOfOneClassAsksIsNotMixedUpWithWhatAMapperDoesToAnother() throws Exception {
        assertThat(reflected(
                        "org.slf4j.LoggerFactory.getLogger(Foo.class);"
                                + " new com.google.gson.Gson().fromJson(\"{}\", String.class);",
                        "",
                        "org.slf4j.Logger",
                        "com.google.gson.Gson"))
                .containsExactly("java/lang/String");
    }

    @Test
    void aLambdaOfSeveralInterfacesImplementsTheMethodOfOne() throws Exception {
        String api = "interface Api { void use(Class<?> type); } static void give(Api api) { api.use(Foo.class); }"
                + " static class Other implements Api { public void use(Class<?> type) {} }";

        assertReflected("give((Api & java.io.Serializable) type -> type.getMethods());", api);
        assertReflected("give((java.io.Serializable & Api) type -> type.getMethods());", api);
    }

    // Where it is lost.

    @Test
    void whatGoesIntoTheJdkOrNativeCodeMayComeToReflection() throws Exception {
        assertReflected("java.util.Map.of(\"foo\", Foo.class);");
        assertReflected("new java.util.HashMap<String, Class<?>>().put(\"foo\", Foo.class);");
        assertReflected("Api api = new Own(); api.add(Foo.class);", """
                interface Api { boolean add(Object value); }
                static class Own extends java.util.ArrayList<Object> implements Api {}""");
        assertReflected("use(Foo.class);", "static native void use(Class<?> type);");
        assertReflected("new Own().get();", """
                static class Own implements java.util.function.Supplier<Class<?>> {
                    public Class<?> get() { return Foo.class; }
                }""");
    }

    @Test
    void whatGoesThroughHandlesMayComeToReflection() throws Exception {
        assertReflected("handle.invoke(Foo.class);", "static java.lang.invoke.MethodHandle handle;");
        assertReflected("handle.set(Foo.class);", "static java.lang.invoke.VarHandle handle;");
    }

    @Test
    void whatNobodyIsSeenToImplementMayBeAProxyAndReflect() throws Exception {
        assertReflected("api.use(Foo.class);", "interface Api { void use(Class<?> type); } static Api api;");
    }

    @Test
    void whatGoesToAMissingClassMayComeToReflection() throws Exception {
        Map<String, byte[]> main = program("Gone.use(Foo.class);", "} class Gone { static void use(Class<?> type) {}");
        main.remove("Gone.class");

        assertThat(reflected(main)).containsExactly("Foo");
    }

    @Test
    void aFieldThatIsKnownByNameMayComeToReflection() throws Exception {
        assertReflected("Main.class.getDeclaredField(\"type\").get(null);", "static Class<?> type = Foo.class;");
    }

    private void assertSafe(String body) throws IOException {
        assertSafe(body, "");
    }

    private void assertSafe(String body, String members) throws IOException {
        assertThat(reflected(program(body, members))).as(body).doesNotContain("Foo");
    }

    private void assertReflected(String body) throws IOException {
        assertReflected(body, "");
    }

    private void assertReflected(String body, String members) throws IOException {
        assertThat(reflected(program(body, members))).as(body).contains("Foo");
    }

    @SafeVarargs
    private Map<String, byte[]> program(String body, String members, Map<String, byte[]>... libraries) {
        String source = "class Main { static void run(Object given) throws Throwable { " + body + " } " + members
                + " } class Foo {}";
        return compile(folder, Map.of("Main", source), libraries);
    }

    /** What of a program is reflected that uses the libraries of some classes. */
    private Set<String> reflected(String body, String members, String... ofLibraries) throws Exception {
        Map<String, byte[]> all = new TreeMap<>();
        for (String className : ofLibraries) {
            all.putAll(jarOf(Class.forName(className, false, getClass().getClassLoader())));
        }
        Map<String, byte[]> main = program(body, members, all);
        all.putAll(main);
        return reflectedBy(main, literals(all));
    }

    private static Set<String> reflected(Map<String, byte[]> main) {
        return reflectedBy(main, literals(main));
    }

    private static Set<String> reflectedBy(Map<String, byte[]> main, ReflectedLiterals literals) {
        Set<String> reflected = new TreeSet<>();
        for (byte[] bytes : main.values()) {
            ClassNode file = new ClassNode();
            new ClassReader(bytes).accept(file, ClassReader.SKIP_CODE);
            file.methods.forEach(method -> reflected.addAll(
                    literals.of(file.name, method.name, method.desc).keySet()));
        }
        return reflected;
    }

    private static ReflectedLiterals literals(Map<String, byte[]> entries) {
        Map<String, byte[]> classes = new TreeMap<>();
        entries.forEach((file, bytes) -> classes.put(LinkedClasses.withoutSuffix(file), bytes));
        ClassFiles files = new ClassFiles() {
            @Override
            public Optional<ClassLiteralFacts> facts(String internalName) {
                return Optional.ofNullable(classes.get(internalName))
                        .map(file -> new ClassLiteralFacts(FileContent.of(file)));
            }

            @Override
            public boolean contains(String name) {
                return facts(name).isPresent();
            }

            @Override
            public List<ClassLiteralPart> parts() {
                // As of several artifacts.
                Map<Boolean, List<String>> halves =
                        classes.keySet().stream().collect(Collectors.partitioningBy(name -> name.hashCode() % 2 == 0));
                return halves.values().stream()
                        .map(names -> ClassLiteralPart.of(names, this::facts))
                        .toList();
            }
        };
        return new ReflectedLiterals(files, new JdkTypes(JdkClasses.of(17)));
    }

    private static Map<String, byte[]> jarOf(Class<?> type) throws IOException, URISyntaxException {
        Map<String, byte[]> classes = new TreeMap<>();
        Path file =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    classes.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return classes;
    }
}
