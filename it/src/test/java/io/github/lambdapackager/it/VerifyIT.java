package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class VerifyIT {
    private static final String FUNCTION =
            "<functions><function><handler>com.example.Orders::handle</handler></function></functions>";
    private static final String EVENT = "src/test/lambda/orders/tea.json";
    private static final Duration END_OF_CHILDREN = Duration.ofSeconds(5);

    @Test
    void aRandomIdAndATimestampAreIgnoredByThemselves() throws Exception {
        TinyProject project = project("verify-random", """
                    public java.util.Map<String, Object> handle(java.util.Map<String, String> order) {
                        System.out.println("order " + java.util.UUID.randomUUID() + " of " + order.get("article"));
                        return java.util.Map.of("article", order.get("article"), "id", java.util.UUID.randomUUID().toString(),
                                "body", "{\\"at\\": \\"" + java.time.Instant.now() + "\\", \\"pieces\\": 3}");
                    }
                """);

        MavenBuild.Outcome outcome = project.maven("verify");

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        Proof proof = proof(project);
        assertThat(proof.strength()).isEqualTo(Strength.VERIFIED);
        assertThat(proof.figures()).contains(Map.entry("events", 1L), Map.entry("ownMethods", 2L));
        assertThat(proof.figures().get("ownMethodsRun")).isEqualTo(2L);
        assertThat(outcome.log()).anyMatch(line -> line.matches(".*orders +tea +equal +verified +2/2 own methods.*"));
    }

    @Test
    void aFunctionWithoutEventsIsRunWithOneOfItsEventType() throws Exception {
        TinyProject project = TinyProject.write("verify-generated", """
                    public String handle(com.amazonaws.services.lambda.runtime.events.SQSEvent event) {
                        return event.getRecords().get(0).getMessageId();
                    }
                """, FUNCTION)
                .dependOn("com.amazonaws", "aws-lambda-java-events", "3.16.1");

        MavenBuild.Outcome outcome = project.maven("verify");

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.WEAK);
        assertThat(proof(project).reason())
                .isEqualTo("only with an event that was made up: add real ones to src/test/lambda/orders");
        assertThat(proof(project).events()).extracting(Proof.Event::name).containsExactly("generated");
        assertThat(outcome.log())
                .anyMatch(line -> line.endsWith("orders: runs an event made up for it, unshaken and shaken"));
    }

    @Test
    void whatWasProvenBeforeIsNotRunAgain() throws Exception {
        TinyProject project = project("verify-again", "    public String handle(String order) { return order; }\n");
        project.file(EVENT, "\"tea\"");
        assertThat(project.maven("verify").log())
                .anyMatch(line -> line.endsWith("orders: runs 1 event, unshaken and shaken"));
        Proof first = proof(project);

        assertThat(project.maven("verify").log())
                .anyMatch(line -> line.endsWith("orders: proven before, with the same packages, events and JDK"));
        assertThat(proof(project)).isEqualTo(first);

        project.file(EVENT, "\"coffee\"");
        assertThat(project.maven("verify").log())
                .anyMatch(line -> line.endsWith("orders: runs 1 event, unshaken and shaken"));
    }

    @Test
    void aClassReachedOnlyByAComputedNameIsNamedWithTheRuleThatKeepsIt() throws Exception {
        TinyProject project = project("verify-computed", """
                    public String handle(java.util.Map<String, String> order) throws Exception {
                        return Class.forName(order.get("article")).getDeclaredConstructor().newInstance().toString();
                    }
                """);
        project.file("src/main/java/com/example/Tea.java", """
                package com.example;
                public class Tea {
                    @Override public String toString() { return "hot"; }
                }
                """);
        project.file(EVENT, "{\"article\": \"com.example.Tea\"}");

        assertThat(failure(project, "verify"))
                .contains("function orders: the shaken package behaves differently")
                .contains("event tea: unshaken an answer, shaken an error")
                .contains("java.lang.ClassNotFoundException")
                .contains("src/main/lambda/orders.pro")
                .contains("-keep class com.example.Tea { *; }");
        assertThat(proof(project).strength()).isEqualTo(Strength.UNPROVEN);

        project.file("src/main/lambda/orders.pro", "-keep class com.example.Tea { *; }\n");
        MavenBuild.Outcome mended = project.maven("verify");
        assertThat(mended.exitCode()).as(String.join("\n", mended.log())).isZero();
    }

    @Test
    void aGetterThatIsLostIsSeenInTheAnswer() throws Exception {
        TinyProject project = project("verify-getter", """
                    public static class Answer {
                        public String getArticle() { return "tea"; }
                        public int getTotal() { return 7; }
                    }
                    public Answer handle(java.util.Map<String, String> order) { return new Answer(); }
                """);
        assertThat(project.maven("package").exitCode()).isZero();
        TamperedPackage.change(
                project.output(),
                "orders",
                (name, content) -> name.endsWith("Orders$Answer.class") ? without(content, "getTotal") : content);

        assertThat(failure(project, "lambda:verify"))
                .contains("event tea, answer at /total: unshaken 7, shaken nothing");
    }

    @Test
    void aResourceThatIsLostIsSeenInTheAnswer() throws Exception {
        TinyProject project = project("verify-resource", """
                    public String handle(java.util.Map<String, String> order) throws Exception {
                        try (java.io.InputStream greeting = getClass().getResourceAsStream("/greeting.txt")) {
                            return new String(greeting.readAllBytes());
                        }
                    }
                """);
        project.file("src/main/resources/greeting.txt", "hello");
        assertThat(project.maven("package").exitCode()).isZero();
        TamperedPackage.change(
                project.output(), "orders", (name, content) -> name.equals("greeting.txt") ? null : content);

        assertThat(failure(project, "lambda:verify"))
                .contains("event tea: unshaken an answer, shaken an error", "NullPointerException");
    }

    @Test
    void anAppenderThatIsLostIsSeenInTheLog() throws Exception {
        TinyProject project =
                project("verify-appender", """
                    public String handle(java.util.Map<String, String> order) {
                        org.apache.logging.log4j.LogManager.getLogger(Orders.class).info("sold {}", order.get("article"));
                        return "done";
                    }
                """).dependOn("org.apache.logging.log4j", "log4j-core", "2.25.2");
        project.file("src/main/resources/log4j2.xml", """
                <Configuration status="OFF">
                  <Appenders><Console name="console"><PatternLayout pattern="%d %p %m%n"/></Console></Appenders>
                  <Loggers><Root level="info"><AppenderRef ref="console"/></Root></Loggers>
                </Configuration>
                """);
        MavenBuild.Outcome sound = project.maven("verify");
        assertThat(sound.exitCode()).as(String.join("\n", sound.log())).isZero();
        MavenBuild.Outcome packaged = project.maven("clean", "package");
        assertThat(packaged.exitCode()).as(String.join("\n", packaged.log())).isZero();
        TamperedPackage.change(
                project.output(),
                "orders",
                (name, content) -> name.endsWith("log4j/core/appender/ConsoleAppender.class") ? null : content);

        assertThat(failure(project, "lambda:verify"))
                .contains("log: unshaken \"<time> INFO sold tea\", shaken no such line");
    }

    @Test
    void aFunctionThatEndsItsProcessIsUnproven() throws Exception {
        TinyProject project = project("verify-exit", """
                    public String handle(java.util.Map<String, String> order) { System.exit(3); return "never"; }
                """);

        assertThat(project.maven("verify").exitCode()).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.UNPROVEN);
        assertThat(proof(project).reason())
                .isEqualTo("event tea: the unshaken package gave the end of the process: exit code 3");
    }

    @Test
    void aFunctionThatNeverAnswersIsUnproven() throws Exception {
        TinyProject project = project("verify-endless", """
                    public String handle(java.util.Map<String, String> order) {
                        new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();
                        while (true) { Thread.onSpinWait(); }
                    }
                """);

        assertThat(project.maven("verify", "-Dlambda.verify.timeout=3").exitCode())
                .isZero();
        assertThat(proof(project).reason())
                .isEqualTo("event tea: the unshaken package gave no answer in time: within 3 s");
        assertThat(childrenOf(project)).isEmpty();
    }

    @Test
    void aThreadThatIsLeftRunningNeitherStopsTheProofNorOutlivesIt() throws Exception {
        TinyProject project = project("verify-thread", """
                    public String handle(java.util.Map<String, String> order) {
                        new Thread(() -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } }).start();
                        return "done";
                    }
                """);

        MavenBuild.Outcome outcome = project.maven("verify");

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.VERIFIED);
        assertThat(childrenOf(project)).isEmpty();
    }

    @Test
    void aRuntimeWhoseJdkIsMissingIsVerifiedWithTheBuildsOwnAndAWarning() throws Exception {
        TinyProject project = project(
                "verify-jdk", "    public String handle(java.util.Map<String, String> order) { return \"done\"; }\n");
        Path pom = project.folder().resolve("pom.xml");
        project.file(
                "pom.xml", Files.readString(pom).replace("<runtime>java17</runtime>", "<runtime>java21</runtime>"));
        String version = System.getProperty("java.version");

        MavenBuild.Outcome outcome = project.maven("verify");

        assertThat(outcome.log())
                .contains("[WARNING] no toolchain offers a JDK 21 for java21: verified with the build's own, " + version
                        + ", which proves less");
        assertThat(proof(project).strength()).isEqualTo(Strength.WEAK);
        assertThat(proof(project).reason()).isEqualTo("run with Java " + version + ", which is not java21");
        assertThat(proof(project).jdk()).isEqualTo(version);
    }

    @Test
    void aFieldThatIsNamedAsVolatileDoesNotCount() throws Exception {
        TinyProject project = project("verify-volatile", """
                    public java.util.Map<String, String> handle(java.util.Map<String, String> order) {
                        String place = Orders.class.getProtectionDomain().getCodeSource().getLocation().toString();
                        return java.util.Map.of("place", place.endsWith(".jar") ? "jar" : "folder");
                    }
                """);

        assertThat(failure(project, "verify")).contains("answer at /place: unshaken \"folder\", shaken \"jar\"");
        assertThat(project.maven("verify", "-Dlambda.verify.volatileFields=place")
                        .exitCode())
                .isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.VERIFIED);
    }

    @Test
    void aFunctionThatRunsOutOfMemoryIsUnproven() throws Exception {
        TinyProject project = project("verify-memory", """
                    public int handle(java.util.Map<String, String> order) {
                        java.util.List<byte[]> all = new java.util.ArrayList<>();
                        while (true) { all.add(new byte[1 << 24]); }
                    }
                """);

        assertThat(project.maven("verify", "-Dlambda.verify.memory=128").exitCode())
                .isZero();
        assertThat(proof(project).reason()).contains("OutOfMemoryError");
    }

    @Test
    void aFloodOfOutputIsCutAndStillProven() throws Exception {
        TinyProject project = project("verify-flood", """
                    public String handle(java.util.Map<String, String> order) {
                        String line = "x".repeat(1 << 16);
                        for (int count = 0; count < 640; count++) { System.out.println(line); }
                        return "done";
                    }
                """);

        assertThat(project.maven("verify").exitCode()).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.VERIFIED);
        assertThat(Files.size(project.output().resolve("verify/orders/shaken/output.log")))
                .isBetween(32L << 20, 33L << 20);
    }

    @Test
    void anEventThatIsNoJsonIsNamedWithItsLine() throws Exception {
        TinyProject project = project("verify-no-json", "    public String handle(String order) { return order; }\n");
        project.file(EVENT, "{\n\"article\": tea\n}");

        assertThat(failure(project, "verify"))
                .contains("function orders: the event ", "tea.json is not JSON: line 2", "mend the file");
    }

    @Test
    void aRequestThatWouldLeaveTheMachineIsRefused() throws Exception {
        TinyProject project = project("verify-outside", """
                    public String handle(java.util.Map<String, String> order) throws Exception {
                        try {
                            new java.net.URL("https://shop.example.com/prices").openStream().close();
                            return "reached";
                        } catch (java.io.IOException e) {
                            return "not reached";
                        }
                    }
                """);

        assertThat(project.maven("verify").exitCode()).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.UNPROVEN);
        assertThat(proof(project).reason()).contains("could not reach shop.example.com");
    }

    @Test
    void withoutTheNativeLibraryTheProofIsWeaker() throws Exception {
        TinyProject project = project("verify-plain", """
                    public String handle(java.util.Map<String, String> order) { return order.get("article"); }
                """);

        assertThat(project.maven("verify", "-Dlambda.verify.plainClient=true").exitCode())
                .isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.WEAK);
        assertThat(proof(project).reason()).isEqualTo("run without the runtime client's native library");
    }

    @Test
    void noProcessOutlivesABuildThatIsKilled() throws Exception {
        TinyProject project = project("verify-killed", """
                    public String handle(java.util.Map<String, String> order) throws Exception {
                        if (!java.nio.file.Files.exists(java.nio.file.Path.of(System.getenv("GATE")))) { Thread.sleep(600_000); }
                        return "done";
                    }
                """);
        Path gate = project.folder().resolve("gate");
        project.file("src/test/lambda/environment.properties", "GATE=" + gate + "\n");
        Process build = MavenBuild.start(
                project.folder(), List.of("verify"), project.folder().resolve("build.log"));
        await(() -> !childrenOf(project).isEmpty(), Duration.ofMinutes(2));

        build.destroyForcibly().waitFor();

        await(() -> childrenOf(project).isEmpty(), END_OF_CHILDREN);
        Files.createFile(gate);
        assertThat(project.maven("verify").exitCode()).isZero();
        assertThat(proof(project).strength()).isEqualTo(Strength.VERIFIED);
        try (Stream<Path> left = Files.list(project.output().resolve("verify"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("orders");
        }
    }

    private static TinyProject project(String name, String handlerCode) throws IOException {
        TinyProject project = TinyProject.write(name, handlerCode, FUNCTION);
        return project.file(EVENT, "{\"article\": \"tea\"}");
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

    private static byte[] without(byte[] classFile, String method) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                return name.equals(method)
                                        ? null
                                        : super.visitMethod(access, name, descriptor, signature, exceptions);
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private static List<ProcessHandle> childrenOf(TinyProject project) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("-XX:MaxHeapSize=")
                                && line.contains(project.folder().toString()))
                        .isPresent())
                .toList();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time: " + limit).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
