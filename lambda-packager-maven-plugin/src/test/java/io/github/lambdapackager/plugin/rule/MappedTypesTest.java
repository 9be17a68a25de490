package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

class MappedTypesTest {
    private static final Map<String, String> TYPES = Map.of(
            "A", "public class A {}",
            "B", "public class B<T> { public class Inner<U> {} }",
            "C", "public interface C<T> {}",
            "Uses", """
                    import java.lang.annotation.*;
                    @Retention(RetentionPolicy.RUNTIME) public @interface Uses {
                        Class<?>[] value() default {};
                        Uses.Nested[] nested() default {};
                        @Retention(RetentionPolicy.RUNTIME) @interface Nested { Class<?> of(); }
                    }""");

    @TempDir
    Path folder;

    @Test
    void propertiesLeadToTheirTypesAndTypeArguments() {
        assertThat(found("""
                class Event {
                    private java.util.Map<String, A[]> field;
                    Event(B<?> only) {}
                    C<? extends Number> isReady() { return null; }
                }"""))
                .containsEntry("A", "field field")
                .containsEntry("B", "constructor")
                .containsEntry("C", "method isReady");
        assertThat(found("class Event { public void setInner(B<String>.Inner<A> inner) {} }"))
                .containsEntry("B$Inner", "method setInner")
                .containsEntry("A", "method setInner");
    }

    @Test
    void supertypesCountWithTheirTypeArguments() {
        assertThat(found("abstract class Event extends B<A> implements C<String> {}"))
                .containsEntry("B", "supertype")
                .containsEntry("A", "supertype")
                .containsEntry("C", "supertype");
        assertThat(found("abstract class Event extends A {}")).containsEntry("A", "supertype");
    }

    @Test
    void whatAnAnnotationNamesIsFoundWhereverItStands() {
        assertThat(found("@Uses(A.class) class Event {}")).containsEntry("A", "annotation @Uses");
        assertThat(found("class Event { @Uses(nested = @Uses.Nested(of = A.class)) int field; }"))
                .containsEntry("A", "annotation @Uses");
        assertThat(found("record Event(@Uses(A.class) int component) {}")).containsEntry("A", "annotation @Uses");
        assertThat(found("class Event { void plain(@Uses(A.class) int parameter) {} }"))
                .containsEntry("A", "annotation @Uses");
    }

    @Test
    void anAnnotatedMethodMayBeAProperty() {
        assertThat(found("class Event { @Uses static Event of(A a, int b) { return null; } }"))
                .containsEntry("A", "method of");
    }

    @Test
    void permittedSubclassesOfASealedTypeAreFound() {
        assertThat(found("sealed interface Event permits Placed {} record Placed() implements Event {}"))
                .containsEntry("Placed", "permitted subclass");
    }

    @Test
    void whatIsNoPropertyLeadsNowhere() {
        assertThat(found("""
                class Event {
                    static A constant;
                    static A getStatic() { return null; }
                    A create(A from) { return from; }
                    A getBy(int key, A other) throws IllegalStateException { return null; }
                }""")).containsOnlyKeys("java.lang.Object");
    }

    private Map<String, String> found(String event) {
        var classes = compile(folder, with(event));
        Map<String, String> found = new TreeMap<>();
        new ClassReader(Objects.requireNonNull(classes.get("Event.class")))
                .accept(new MappedTypes(found::putIfAbsent), ClassReader.SKIP_CODE);
        return found;
    }

    private static Map<String, String> with(String event) {
        Map<String, String> sources = new TreeMap<>(TYPES);
        sources.put("Event", event);
        return sources;
    }
}
