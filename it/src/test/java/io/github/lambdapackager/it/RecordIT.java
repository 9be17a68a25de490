package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class RecordIT {
    private static final String FUNCTION =
            "<functions><function><handler>com.example.Orders::handle</handler></function></functions>";
    private static final String TRACE = "src/main/lambda/orders.trace.json";
    private static final List<String> WAYS = List.of("class", "member", "proxy", "resource", "service");

    /** Everything in it is reached by names that only the event has. */
    private static final String LIBRARY = """
            package lib;
            import java.lang.reflect.Proxy;
            public class Entry implements java.util.function.UnaryOperator<String> {
                @Override public String apply(String order) {
                    String[] words = order.split(" ");
                    try {
                        return reach(words[0], words[1]);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                private static String reach(String way, String name) throws Exception {
                    switch (way) {
                        case "class": return Class.forName(name).getDeclaredConstructor().newInstance().toString();
                        case "member": Tool tool = new Tool(); return "" + tool.getClass().getMethod(name).invoke(tool);
                        case "resource":
                            try (java.io.InputStream file = Entry.class.getResourceAsStream("/META-INF/maven/" + name + "/pom.xml")) {
                                return new String(file.readAllBytes());
                            }
                        case "service":
                            StringBuilder found = new StringBuilder();
                            for (Object provider : java.util.ServiceLoader.load(Class.forName(name))) {
                                found.append(provider);
                            }
                            if (found.length() == 0) { throw new IllegalStateException("no provider"); }
                            return found.toString();
                        default:
                            Class<?> type = Class.forName(name);
                            Object proxy = Proxy.newProxyInstance(Entry.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> method.getName());
                            return "" + type.getMethods()[0].invoke(proxy);
                    }
                }
            }
            class Tool {
                public String doBrew() { return "brewed"; }
                public String doPour() { return "poured"; }
            }
            class Tea {
                @Override public String toString() { return "hot"; }
            }
            interface Greeter {}
            interface Brewer { String brew(); }
            """;

    private static final String PROVIDER = """
            package lib;
            public class Hello implements Greeter {
                @Override public String toString() { return "hello"; }
            }
            """;

    @Test
    void whatOnlyARunShowsIsRecordedAndKept() throws Exception {
        TinyProject project = project("record-reflection");

        assertThat(failure(project, "verify"))
                .contains("event class: unshaken an answer, shaken an error", "lib.Tea")
                .contains("event member: unshaken an answer, shaken an error", "doBrew")
                .contains("event proxy: unshaken an answer, shaken an error", "lib.Brewer")
                .contains("event resource: unshaken an answer, shaken an error")
                .contains("event service: unshaken an answer, shaken an error")
                .contains("probably this was removed: run mvn lambda:record, which notes what the events reach");

        MavenBuild.Outcome recorded = project.maven("lambda:record");
        assertThat(recorded.exitCode()).as(String.join("\n", recorded.log())).isZero();
        String trace = read(project, TRACE);
        assertThat(trace).isEqualTo("""
                {
                  "comment": "written by lambda:record: what the function reached in a run and no rule finds",
                  "reflection": [
                    {"type":"lib.Brewer","allPublicMethods":true,"methods":[{"name":"brew","parameterTypes":[]}]},
                    {"type":"lib.Greeter"},
                    {"type":"lib.Hello","methods":[{"name":"<init>","parameterTypes":[]}]},
                    {"type":"lib.Tea","methods":[{"name":"<init>","parameterTypes":[]}]},
                    {"type":"lib.Tool","methods":[{"name":"doBrew","parameterTypes":[]}]},
                    {"type":{"proxy":["lib.Brewer"]}}
                  ],
                  "resources": [
                    {"glob":"META-INF/maven/lib/pom.xml"},
                    {"glob":"META-INF/services/lib.Greeter"}
                  ]
                }
                """);

        MavenBuild.Outcome mended = project.maven("verify");
        assertThat(mended.exitCode()).as(String.join("\n", mended.log())).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.VERIFIED);
        assertThat(read(project, "target/lambda/orders/kept.txt"))
                .contains("lib.Tea ← recorded in src/main/lambda/orders.trace.json\n")
                .contains("lib.Hello ← recorded in src/main/lambda/orders.trace.json\n");

        assertThat(project.maven("lambda:record").log())
                .anyMatch(line -> line.contains("orders: src/main/lambda/orders.trace.json names 8, none of them new"));
        assertThat(read(project, TRACE)).isEqualTo(trace);
        assertThat(project.maven("lambda:record", "-Dlambda.record.afresh", "-Dlambda.verify.plainClient")
                        .exitCode())
                .isZero();
        assertThat(read(project, TRACE)).isEqualTo(trace);

        Files.move(
                project.folder().resolve(TRACE),
                project.folder().resolve("src/main/lambda/reachability-metadata.json"));
        MavenBuild.Outcome byHand = project.maven("clean", "verify");
        assertThat(byHand.exitCode()).as(String.join("\n", byHand.log())).isZero();
        assertThat(read(project, "target/lambda/orders/kept.txt"))
                .contains("lib.Tea ← named in src/main/lambda/reachability-metadata.json\n");
    }

    private static TinyProject project(String name) throws Exception {
        TinyProject project = TinyProject.write(name, """
                    @SuppressWarnings("unchecked")
                    public String handle(java.util.Map<String, String> order) throws Exception {
                        var entry = (java.util.function.UnaryOperator<String>) Class.forName("lib.Entry").getDeclaredConstructor().newInstance();
                        return entry.apply(order.get("order"));
                    }
                """, FUNCTION);
        project.dependOn("reflective", library(project.folder().resolve("library")));
        List<String> names = List.of("lib.Tea", "doBrew", "lib.Brewer", "lib", "lib.Greeter");
        for (int way = 0; way < WAYS.size(); way++) {
            project.file(
                    "src/test/lambda/orders/" + WAYS.get(way) + ".json",
                    "{\"order\": \"" + WAYS.get(way) + " " + names.get(way) + "\"}");
        }
        return project;
    }

    private static byte[] library(Path folder) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path entry = Files.writeString(folder.resolve("Entry.java"), LIBRARY);
        Path provider = Files.writeString(folder.resolve("Hello.java"), PROVIDER);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", "" + classes, "" + entry, "" + provider);
        assertThat(result).isZero();
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (String name : List.of("Brewer", "Entry", "Greeter", "Hello", "Tea", "Tool")) {
                add(zip, "lib/" + name + ".class", Files.readAllBytes(classes.resolve("lib/" + name + ".class")));
            }
            add(zip, "META-INF/services/lib.Greeter", "lib.Hello\n".getBytes(StandardCharsets.UTF_8));
            add(zip, "META-INF/maven/lib/pom.xml", "<project/>".getBytes(StandardCharsets.UTF_8));
        }
        return jar.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static String read(TinyProject project, String file) throws Exception {
        return Files.readString(project.folder().resolve(file));
    }

    private static Proof proof(TinyProject project) throws Exception {
        return new ManifestReader()
                .read(project.output().resolve("manifest.json"))
                .functions()
                .get(0)
                .proof()
                .orElseThrow();
    }

    private static String failure(TinyProject project, String goal) throws Exception {
        MavenBuild.Outcome outcome = project.maven(goal);
        String text = String.join("\n", outcome.log());
        assertThat(outcome.exitCode()).as(text).isNotZero();
        return text;
    }
}
