package io.github.lambdapackager.publisher.api;

import static io.github.lambdapackager.publisher.api.ApiChangeTable.Breaks.BINARIES;
import static io.github.lambdapackager.publisher.api.ApiChangeTable.Breaks.BOTH;
import static io.github.lambdapackager.publisher.api.ApiChangeTable.Breaks.NOTHING;
import static io.github.lambdapackager.publisher.api.ApiChangeTable.Breaks.SOURCES;
import static io.github.lambdapackager.publisher.model.VersionStep.MAJOR;
import static io.github.lambdapackager.publisher.model.VersionStep.MINOR;
import static io.github.lambdapackager.publisher.model.VersionStep.PATCH;

import io.github.lambdapackager.publisher.model.VersionStep;
import java.util.ArrayList;
import java.util.List;

/** Changes of an API, each with a consumer that is broken by it, or that shows that it is not. */
final class ApiChangeTable {
    /** What the change does to the consumer. */
    enum Breaks {
        NOTHING,
        SOURCES,
        BINARIES,
        BOTH
    }

    /**
     * One change.
     *
     * @param jls the section of chapter 13 that decides on binaries (Java SE 17)
     * @param consumer compiles against the old version; {@code Consumer.run()} uses it
     */
    record Row(String name, String jls, Breaks breaks, VersionStep step, String before, String after, String consumer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    static List<Row> rows() {
        ApiChangeTable table = new ApiChangeTable();
        table.addMethods();
        table.addInterfaces();
        table.addGenerics();
        table.addClasses();
        table.addFields();
        table.addRecordsAndEnums();
        table.addAnnotations();
        table.addInvisible();
        return table.rows;
    }

    private void row(
            String name, String jls, Breaks breaks, VersionStep step, String before, String after, String consumer) {
        rows.add(new Row(name, jls, breaks, step, before, after, consumer));
    }

    private void addMethods() {
        row(
                "method added",
                "13.4.12",
                NOTHING,
                MINOR,
                "public class Lib { public int a() { return 1; } }",
                "public class Lib { public int a() { return 1; } public int b() { return 2; } }",
                "class Consumer { static void run() { new Lib().a(); } }");
        row(
                "method removed",
                "13.4.12",
                BOTH,
                MAJOR,
                "public class Lib { public int a() { return 1; } public int b() { return 2; } }",
                "public class Lib { public int a() { return 1; } }",
                "class Consumer { static void run() { new Lib().b(); } }");
        row(
                "protected method removed",
                "13.4.12",
                BOTH,
                MAJOR,
                "public class Lib { protected int b() { return 2; } }",
                "public class Lib { }",
                "class Consumer extends Lib { static void run() { new Consumer().b(); } }");
        row(
                "return type widened",
                "13.4.15",
                BOTH,
                MAJOR,
                "public class Lib { public String name() { return \"\"; } }",
                "public class Lib { public Object name() { return \"\"; } }",
                "class Consumer { static void run() { String name = new Lib().name(); } }");
        row(
                "return type narrowed",
                "13.4.15",
                BOTH,
                MAJOR,
                "public class Lib { public Object name() { return \"\"; } }",
                "public class Lib { public String name() { return \"\"; } }",
                "class Consumer extends Lib { public Object name() { return 1; } static void run() { new Lib().name(); } }");
        row(
                "return type narrowed in a final class",
                "13.4.15",
                BINARIES,
                MAJOR,
                "public final class Lib { public Object name() { return \"\"; } }",
                "public final class Lib { public String name() { return \"\"; } }",
                "class Consumer { static void run() { Object name = new Lib().name(); } }");
        row(
                "return type narrowed with a bridge",
                "13.4.15",
                SOURCES,
                MAJOR,
                "public class Lib extends Base { public Object make() { return \"\"; } }\npublic class Base { public Object make() { return 1; } }",
                "public class Lib extends Base { public String make() { return \"\"; } }\npublic class Base { public Object make() { return 1; } }",
                "class Consumer extends Lib { public Object make() { return 2; } static void run() { new Lib().make(); } }");
        row(
                "return type narrowed with a bridge in a final class",
                "13.4.15",
                NOTHING,
                MINOR,
                "public final class Lib extends Base { public Object make() { return \"\"; } }\npublic class Base { public Object make() { return 1; } }",
                "public final class Lib extends Base { public String make() { return \"\"; } }\npublic class Base { public Object make() { return 1; } }",
                "class Consumer { static void run() { Object made = new Lib().make(); } }");
        row(
                "parameter type widened",
                "13.4.14",
                BOTH,
                MAJOR,
                "public class Lib { public void put(String text) { } }",
                "public class Lib { public void put(Object text) { } }",
                "class Consumer extends Lib { @Override public void put(String text) { } static void run() { new Lib().put(\"\"); } }");
        row(
                "parameter renamed",
                "13.4.14",
                NOTHING,
                PATCH,
                "public class Lib { public void put(String text) { } }",
                "public class Lib { public void put(String words) { } }",
                "class Consumer { static void run() { new Lib().put(\"\"); } }");
        row(
                "checked exception added",
                "13.4.21",
                SOURCES,
                MAJOR,
                "public class Lib { public void read() { } }",
                "public class Lib { public void read() throws java.io.IOException { } }",
                "class Consumer { static void run() { new Lib().read(); } }");
        row(
                "checked exception removed",
                "13.4.21",
                SOURCES,
                MAJOR,
                "public class Lib { public void read() throws java.io.IOException { } }",
                "public class Lib { public void read() { } }",
                "class Consumer { static void run() { try { new Lib().read(); } catch (java.io.IOException e) { } } }");
        row(
                "unchecked exception declared",
                "13.4.21",
                NOTHING,
                PATCH,
                "public class Lib { public void read() { } }",
                "public class Lib { public void read() throws IllegalStateException { } }",
                "class Consumer { static void run() { new Lib().read(); } }");
        row(
                "method made final",
                "13.4.17",
                BOTH,
                MAJOR,
                "public class Lib { public void a() { } }",
                "public class Lib { public final void a() { } }",
                "class Consumer extends Lib { public void a() { } static void run() { new Consumer().a(); } }");
        row(
                "method of a final class made final",
                "13.4.17",
                NOTHING,
                PATCH,
                "public final class Lib { public void a() { } }",
                "public final class Lib { public final void a() { } }",
                "class Consumer { static void run() { new Lib().a(); } }");
        row(
                "method no longer final",
                "13.4.17",
                NOTHING,
                MINOR,
                "public class Lib { public final void a() { } }",
                "public class Lib { public void a() { } }",
                "class Consumer extends Lib { static void run() { new Consumer().a(); } }");
        row(
                "static method made an instance method",
                "13.4.19",
                BOTH,
                MAJOR,
                "public class Lib { public static void a() { } }",
                "public class Lib { public void a() { } }",
                "class Consumer { static void run() { Lib.a(); } }");
        row(
                "instance method made static",
                "13.4.19",
                BOTH,
                MAJOR,
                "public class Lib { public void a() { } }",
                "public class Lib { public static void a() { } }",
                "class Consumer extends Lib { public void a() { } static void run() { new Lib().a(); } }");
        row(
                "method made abstract",
                "13.4.16",
                BOTH,
                MAJOR,
                "public abstract class Lib { public void a() { } }",
                "public abstract class Lib { public abstract void a(); }",
                "class Consumer extends Lib { static void run() { new Consumer().a(); } }");
        row(
                "method no longer abstract",
                "13.4.16",
                NOTHING,
                MINOR,
                "public abstract class Lib { public abstract void a(); }",
                "public abstract class Lib { public void a() { } }",
                "class Consumer extends Lib { public void a() { } static void run() { new Consumer().a(); } }");
        row(
                "abstract method added to a class",
                "13.4.16",
                SOURCES,
                MAJOR,
                "public abstract class Lib { public void a() { } }",
                "public abstract class Lib { public void a() { } public abstract void b(); }",
                "class Consumer extends Lib { static void run() { new Consumer().a(); } }");
        row(
                "visibility narrowed",
                "13.4.7",
                BOTH,
                MAJOR,
                "public class Lib { public void a() { } }",
                "public class Lib { protected void a() { } }",
                "class Consumer { static void run() { new Lib().a(); } }");
        row(
                "visibility of a method widened that may be overridden",
                "13.4.7",
                SOURCES,
                MAJOR,
                "public class Lib { protected void a() { } public void b() { a(); } }",
                "public class Lib { public void a() { } public void b() { a(); } }",
                "class Consumer extends Lib { protected void a() { } static void run() { new Consumer().b(); } }");
        row(
                "visibility of a static method widened",
                "13.4.7",
                NOTHING,
                MINOR,
                "public final class Lib { static void a() { } }",
                "public final class Lib { public static void a() { } }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "varargs added",
                "13.4.22",
                NOTHING,
                MINOR,
                "public class Lib { public int sum(int[] numbers) { return 1; } }",
                "public class Lib { public int sum(int... numbers) { return 1; } }",
                "class Consumer { static void run() { new Lib().sum(new int[] {1}); } }");
        row(
                "varargs removed",
                "13.4.22",
                SOURCES,
                MAJOR,
                "public class Lib { public int sum(int... numbers) { return 1; } }",
                "public class Lib { public int sum(int[] numbers) { return 1; } }",
                "class Consumer { static void run() { new Lib().sum(1, 2); } }");
        row(
                "method made synchronized",
                "13.4.20",
                NOTHING,
                PATCH,
                "public class Lib { public void a() { } }",
                "public class Lib { public synchronized void a() { } }",
                "class Consumer { static void run() { new Lib().a(); } }");
        row(
                "method made native",
                "13.4.18",
                NOTHING,
                PATCH,
                "public class Lib { public void a() { } }",
                "public class Lib { public native void a(); }",
                "class Consumer extends Lib { public void a() { } static void run() { new Consumer().a(); } }");
        row(
                "overload added",
                "13.4.23",
                NOTHING,
                MINOR,
                "public class Lib { public void a(String text) { } }",
                "public class Lib { public void a(String text) { } public void a(String text, int times) { } }",
                "class Consumer { static void run() { new Lib().a(\"\"); } }");
        row(
                "method moved to a superclass",
                "13.4.12",
                NOTHING,
                MINOR,
                "public class Lib extends Base { public void a() { } }\npublic class Base { }",
                "public class Lib extends Base { }\npublic class Base { public void a() { } }",
                "class Consumer { static void run() { new Lib().a(); } }");
    }

    private void addInterfaces() {
        row(
                "default method added",
                "13.5.6",
                NOTHING,
                MINOR,
                "public interface Lib { void a(); }",
                "public interface Lib { void a(); default void b() { } }",
                "class Consumer implements Lib { public void a() { } static void run() { new Consumer().a(); Lib lib = () -> { }; lib.a(); } }");
        row(
                "abstract method added to an interface",
                "13.5.3",
                SOURCES,
                MAJOR,
                "public interface Lib { void a(); }",
                "public interface Lib { void a(); void b(); }",
                "class Consumer implements Lib { public void a() { } static void run() { new Consumer().a(); } }");
        row(
                "static method added to an interface",
                "13.5.6",
                NOTHING,
                MINOR,
                "public interface Lib { void a(); }",
                "public interface Lib { void a(); static void b() { } }",
                "class Consumer implements Lib { public void a() { } static void run() { new Consumer().a(); } }");
        row(
                "method removed from an interface",
                "13.5.3",
                BOTH,
                MAJOR,
                "public interface Lib { void a(); default void b() { } }",
                "public interface Lib { void a(); }",
                "class Consumer implements Lib { public void a() { } static void run() { new Consumer().b(); } }");
        row(
                "abstract method made default",
                "13.5.6",
                NOTHING,
                MINOR,
                "public interface Lib { void a(); void b(); }",
                "public interface Lib { void a(); default void b() { } }",
                "class Consumer implements Lib { public void a() { } public void b() { } static void run() { new Consumer().b(); } }");
        row(
                "only abstract method made default",
                "13.5.6",
                SOURCES,
                MAJOR,
                "public interface Lib { void a(); }",
                "public interface Lib { default void a() { } }",
                "class Consumer { static void run() { Lib lib = () -> { }; lib.a(); } }");
        row(
                "default method made abstract",
                "13.5.6",
                BOTH,
                MAJOR,
                "public interface Lib { void a(); default void b() { } }",
                "public interface Lib { void a(); void b(); }",
                "class Consumer implements Lib { public void a() { } static void run() { new Consumer().b(); } }");
        row(
                "superinterface removed",
                "13.5.2",
                BOTH,
                MAJOR,
                "public interface Lib extends Runnable { }",
                "public interface Lib { }",
                "class Task implements Lib { public void run() { } }\nclass Consumer { static void take(Lib lib) { lib.run(); } static void run() { take(new Task()); } }");
    }

    private void addGenerics() {
        row(
                "bound of a class's type parameter narrowed",
                "13.4.13",
                SOURCES,
                MAJOR,
                "public class Lib<T> { public void a() { } }",
                "public class Lib<T extends Number> { public void a() { } }",
                "class Consumer { static void run() { new Lib<String>().a(); } }");
        row(
                "bound of a method's type parameter narrowed",
                "13.4.13",
                BOTH,
                MAJOR,
                "public class Lib { public <T> void put(T value) { } }",
                "public class Lib { public <T extends Number> void put(T value) { } }",
                "class Consumer { static void run() { new Lib().put(\"\"); } }");
        row(
                "bound of a method's type parameter changed below its erasure",
                "13.4.13",
                SOURCES,
                MAJOR,
                "public class Lib { public <T extends Comparable<T>> void put(T value) { } }",
                "public class Lib { public <T extends Comparable<String>> void put(T value) { } }",
                "class Consumer { static void run() { new Lib().put(1); } }");
        row(
                "type argument of a result changed",
                "13.4.15",
                SOURCES,
                MAJOR,
                "public class Lib { public java.util.List<String> all() { return java.util.List.of(); } }",
                "public class Lib { public java.util.List<Integer> all() { return java.util.List.of(); } }",
                "class Consumer { static void run() { for (String one : new Lib().all()) { } } }");
        row(
                "type argument of a parameter changed",
                "13.4.14",
                SOURCES,
                MAJOR,
                "public class Lib { public void all(java.util.List<String> texts) { } }",
                "public class Lib { public void all(java.util.List<Integer> texts) { } }",
                "class Consumer { static void run() { new Lib().all(java.util.List.of(\"\")); } }");
        row(
                "type argument of a field changed",
                "13.4.8",
                SOURCES,
                MAJOR,
                "public class Lib { public java.util.List<String> all = java.util.List.of(); }",
                "public class Lib { public java.util.List<Integer> all = java.util.List.of(); }",
                "class Consumer { static void run() { for (String one : new Lib().all) { } } }");
        row(
                "type parameter added to a class",
                "13.4.5",
                SOURCES,
                MAJOR,
                "public class Lib { public java.util.List<String> all() { return java.util.List.of(); } }",
                "public class Lib<T> { public java.util.List<String> all() { return java.util.List.of(); } }",
                "class Consumer { static void run() { for (String one : new Lib().all()) { } } }");
        row(
                "type argument of a superinterface changed",
                "13.4.4",
                SOURCES,
                MAJOR,
                "public abstract class Lib implements Comparable<Lib> { }",
                "public abstract class Lib implements Comparable<Object> { }",
                "class Consumer extends Lib { public int compareTo(Lib lib) { return 0; } static void run() { new Consumer().compareTo(null); } }");
    }

    private void addClasses() {
        row(
                "class added",
                "13.3",
                NOTHING,
                MINOR,
                "public class Lib { }",
                "public class Lib { }\npublic class More { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "class removed",
                "13.3",
                BOTH,
                MAJOR,
                "public class Lib { }\npublic class More { }",
                "public class Lib { }",
                "class Consumer { static void run() { new More(); } }");
        row(
                "class made sealed",
                "13.4.2",
                BOTH,
                MAJOR,
                "public class Lib { }\npublic final class More extends Lib { }",
                "public sealed class Lib permits More { }\npublic final class More extends Lib { }",
                "class Consumer extends Lib { static void run() { new Consumer(); } }");
        row(
                "interface made sealed",
                "13.5.2",
                BOTH,
                MAJOR,
                "public interface Lib { }\npublic final class More implements Lib { }",
                "public sealed interface Lib permits More { }\npublic final class More implements Lib { }",
                "class Consumer implements Lib { static void run() { new Consumer(); } }");
        row(
                "class no longer sealed",
                "13.4.2",
                NOTHING,
                MINOR,
                "public sealed class Lib permits More { }\npublic final class More extends Lib { }",
                "public class Lib { }\npublic final class More extends Lib { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "class made final",
                "13.4.2",
                BOTH,
                MAJOR,
                "public class Lib { }",
                "public final class Lib { }",
                "class Consumer extends Lib { static void run() { new Consumer(); } }");
        row(
                "class without an accessible constructor made final",
                "13.4.2",
                NOTHING,
                PATCH,
                "public class Lib { private Lib() { } public static void a() { } }",
                "public final class Lib { private Lib() { } public static void a() { } }",
                "class Consumer { static void run() { Lib.a(); } }");
        row(
                "class no longer final",
                "13.4.2",
                NOTHING,
                MINOR,
                "public final class Lib { }",
                "public class Lib { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "class made abstract",
                "13.4.1",
                BOTH,
                MAJOR,
                "public class Lib { }",
                "public abstract class Lib { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "class made an interface",
                "13.4",
                BOTH,
                MAJOR,
                "public abstract class Lib { public void a() { } }",
                "public interface Lib { default void a() { } }",
                "class Consumer extends Lib { static void run() { new Consumer().a(); } }");
        row(
                "superclass changed",
                "13.4.4",
                BOTH,
                MAJOR,
                "public class Lib extends java.util.ArrayList<String> { }",
                "public class Lib extends java.util.Vector<String> { }",
                "class Consumer { static int size(java.util.ArrayList<String> list) { return list.size(); } static void run() { size(new Lib()); } }");
        row(
                "superclass put between",
                "13.4.4",
                NOTHING,
                MINOR,
                "public class Lib extends Base { }\npublic class Base { public void a() { } }",
                "public class Lib extends Middle { }\npublic class Middle extends Base { }\npublic class Base { public void a() { } }",
                "class Consumer { static void take(Base base) { base.a(); } static void run() { take(new Lib()); } }");
        row(
                "interface no longer implemented",
                "13.4.4",
                BOTH,
                MAJOR,
                "public class Lib implements Runnable { public void run() { } }",
                "public class Lib { public void run() { } }",
                "class Consumer { static void take(Runnable task) { task.run(); } static void run() { take(new Lib()); } }");
        row(
                "interface implemented",
                "13.4.4",
                NOTHING,
                MINOR,
                "public class Lib { public void run() { } }",
                "public class Lib implements Runnable { public void run() { } }",
                "class Consumer { static void run() { new Lib().run(); } }");
        row(
                "constructor added beside the default one",
                "13.4.12",
                BOTH,
                MAJOR,
                "public class Lib { }",
                "public class Lib { public Lib(int size) { } }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "constructor made private",
                "13.4.7",
                BOTH,
                MAJOR,
                "public class Lib { public Lib() { } }",
                "public class Lib { private Lib() { } }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "nested class no longer static",
                "13.4",
                BOTH,
                MAJOR,
                "public class Lib { public static class Part { } }",
                "public class Lib { public class Part { } }",
                "class Consumer { static void run() { new Lib.Part(); } }");
        row(
                "exception made a checked one",
                "13.4.3",
                BOTH,
                MAJOR,
                "public class Lib extends RuntimeException { }",
                "public class Lib extends Exception { }",
                "class Consumer { static void take(RuntimeException e) { e.getMessage(); } static void run() { take(new Lib()); } }");
    }

    private void addFields() {
        row(
                "field added",
                "13.4.8",
                NOTHING,
                MINOR,
                "public class Lib { public int a; }",
                "public class Lib { public int a; public int b; }",
                "class Consumer { static void run() { new Lib().a = 1; } }");
        row(
                "field removed",
                "13.4.8",
                BOTH,
                MAJOR,
                "public class Lib { public int a; }",
                "public class Lib { }",
                "class Consumer { static void run() { new Lib().a = 1; } }");
        row(
                "field's type changed",
                "13.4.8",
                BOTH,
                MAJOR,
                "public class Lib { public int a; }",
                "public class Lib { public String a; }",
                "class Consumer { static void run() { new Lib().a = 1; } }");
        row(
                "field made final",
                "13.4.9",
                BOTH,
                MAJOR,
                "public class Lib { public int a; }",
                "public class Lib { public final int a = 1; }",
                "class Consumer { static void run() { new Lib().a = 1; } }");
        row(
                "static field made an instance field",
                "13.4.10",
                BOTH,
                MAJOR,
                "public class Lib { public static int a; }",
                "public class Lib { public int a; }",
                "class Consumer { static void run() { Lib.a = 1; } }");
        row(
                "instance field made static",
                "13.4.10",
                BINARIES,
                MAJOR,
                "public class Lib { public int a; }",
                "public class Lib { public static int a; }",
                "class Consumer { static void run() { new Lib().a = 1; } }");
        row(
                "field made transient",
                "13.4.11",
                NOTHING,
                PATCH,
                "public class Lib { public int a; }",
                "public class Lib { public transient int a; }",
                "class Consumer { static void run() { new Lib().a = 1; } }");
        row(
                "constant's value changed",
                "13.4.9",
                NOTHING,
                PATCH,
                "public class Lib { public static final int A = 1; }",
                "public class Lib { public static final int A = 2; }",
                "class Consumer { static void run() { switch (3) { case Lib.A: break; default: } } }");
        row(
                "constant no longer a constant expression",
                "13.4.9",
                SOURCES,
                MAJOR,
                "public class Lib { public static final int A = 1; }",
                "public class Lib { public static final int A = Integer.parseInt(\"1\"); }",
                "class Consumer { static void run() { switch (3) { case Lib.A: break; default: } } }");
    }

    private void addRecordsAndEnums() {
        row(
                "record component added",
                "13.4.27",
                BOTH,
                MAJOR,
                "public record Lib(int a) { }",
                "public record Lib(int a, int b) { }",
                "class Consumer { static void run() { new Lib(1).a(); } }");
        row(
                "record component renamed",
                "13.4.27",
                BOTH,
                MAJOR,
                "public record Lib(int a) { }",
                "public record Lib(int b) { }",
                "class Consumer { static void run() { new Lib(1).a(); } }");
        row(
                "record components exchanged",
                "13.4.27",
                BOTH,
                MAJOR,
                "public record Lib(int a, String b) { }",
                "public record Lib(String b, int a) { }",
                "class Consumer { static void run() { new Lib(1, \"\"); } }");
        row(
                "enum constant added",
                "13.4.26",
                SOURCES,
                MAJOR,
                "public enum Lib { A, B }",
                "public enum Lib { A, B, C }",
                "class Consumer { static int of(Lib lib) { return switch (lib) { case A -> 1; case B -> 2; }; } static void run() { of(Lib.A); } }");
        row(
                "enum constant removed",
                "13.4.26",
                BOTH,
                MAJOR,
                "public enum Lib { A, B }",
                "public enum Lib { A }",
                "class Consumer { static void run() { Lib.B.name(); } }");
        row(
                "enum constants reordered",
                "13.4.26",
                NOTHING,
                PATCH,
                "public enum Lib { A, B }",
                "public enum Lib { B, A }",
                "class Consumer { static int of(Lib lib) { return switch (lib) { case A -> 1; case B -> 2; }; } static void run() { of(Lib.A); } }");
    }

    private void addAnnotations() {
        row(
                "annotation removed",
                "13.5.7",
                NOTHING,
                PATCH,
                "@Mark public class Lib { }\n@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\npublic @interface Mark { }",
                "public class Lib { }\n@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\npublic @interface Mark { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "method deprecated",
                "13.5.7",
                NOTHING,
                MINOR,
                "public class Lib { public void a() { } }",
                "public class Lib { @Deprecated public void a() { } }",
                "class Consumer { static void run() { new Lib().a(); } }");
        row(
                "annotation FunctionalInterface removed",
                "13.5.7",
                NOTHING,
                PATCH,
                "@FunctionalInterface public interface Lib { void a(); }",
                "public interface Lib { void a(); }",
                "class Consumer { static void run() { Lib lib = () -> { }; lib.a(); } }");
        row(
                "element without a default added to an annotation",
                "13.5.7",
                SOURCES,
                MAJOR,
                "public @interface Lib { int a(); }",
                "public @interface Lib { int a(); int b(); }",
                "@Lib(a = 1) class Consumer { static void run() { } }");
        row(
                "element with a default added to an annotation",
                "13.5.7",
                NOTHING,
                MINOR,
                "public @interface Lib { int a(); }",
                "public @interface Lib { int a(); int b() default 1; }",
                "@Lib(a = 1) class Consumer { static void run() { } }");
        row(
                "default of an annotation's element removed",
                "13.5.7",
                SOURCES,
                MAJOR,
                "public @interface Lib { int a() default 1; }",
                "public @interface Lib { int a(); }",
                "@Lib class Consumer { static void run() { } }");
        row(
                "default of an annotation's element added",
                "13.5.7",
                NOTHING,
                MINOR,
                "public @interface Lib { int a(); }",
                "public @interface Lib { int a() default 1; }",
                "@Lib(a = 1) class Consumer { static void run() { } }");
        row(
                "targets of an annotation narrowed",
                "13.5.7",
                SOURCES,
                MAJOR,
                "public @interface Lib { }",
                "@java.lang.annotation.Target(java.lang.annotation.ElementType.METHOD) public @interface Lib { }",
                "@Lib class Consumer { static void run() { } }");
        row(
                "annotation no longer repeatable",
                "13.5.7",
                SOURCES,
                MAJOR,
                "@java.lang.annotation.Repeatable(All.class) public @interface Lib { }\npublic @interface All { Lib[] value(); }",
                "public @interface Lib { }\npublic @interface All { Lib[] value(); }",
                "@Lib @Lib class Consumer { static void run() { } }");
    }

    private void addInvisible() {
        row(
                "body changed",
                "13.4.23",
                NOTHING,
                PATCH,
                "public class Lib { public int a() { return 1; } }",
                "public class Lib { public int a() { return 2; } }",
                "class Consumer { static void run() { new Lib().a(); } }");
        row(
                "private method removed",
                "13.4.12",
                NOTHING,
                PATCH,
                "public class Lib { private int a() { return 1; } }",
                "public class Lib { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "package-private class removed",
                "13.4.3",
                NOTHING,
                PATCH,
                "public class Lib { }\nclass Inside { }",
                "public class Lib { }",
                "class Consumer { static void run() { new Lib(); } }");
        row(
                "static initializer added",
                "13.4.25",
                NOTHING,
                PATCH,
                "public class Lib { }",
                "public class Lib { static { Integer.valueOf(1); } }",
                "class Consumer { static void run() { new Lib(); } }");
    }
}
