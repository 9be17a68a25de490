package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BadInputIT {
    private static final String HANDLER = "    public String handle(String order) { return order; }\n";
    private static final String FUNCTION =
            "<functions><function><handler>com.example.Orders::handle</handler></function></functions>";

    @Test
    void theProjectItselfIsSound() throws Exception {
        TinyProject project = TinyProject.write("bad-nothing", HANDLER, FUNCTION);

        MavenBuild.Outcome outcome = project.maven("package");

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(project.outputFiles())
                .containsExactly(
                        "manifest.json", "orders.zip", "orders/function.json", "orders/kept.txt", "orders/removed.txt");
    }

    @Test
    void twoFunctionsOfOneNameAreRefused() throws Exception {
        TinyProject project = TinyProject.write("bad-names", HANDLER + HANDLER.replace("handle", "cancel"), """
            <functions>
              <function><name>orders</name><handler>com.example.Orders::handle</handler></function>
              <function><name>orders</name><handler>com.example.Orders::cancel</handler></function>
            </functions>
            """);

        assertThat(project.refusal()).isEqualTo("""
            function orders: two functions have this name: com.example.Orders::handle and com.example.Orders::cancel
              → give one of them another <name>\
            """);
        assertThat(project.outputFiles()).isEmpty();
    }

    @Test
    void aJarOfRandomBytesIsNamedWithItsFile() throws Exception {
        TinyProject project = TinyProject.write("bad-jar", HANDLER, FUNCTION);
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        Path jar = project.dependOn("noise", noise);

        assertThat(project.refusal()).isEqualTo("""
            com.example.bad:noise:1.0 (%s): the file is no sound jar: zip END header not found
              → delete the folder %s, and Maven downloads it again\
            """.formatted(jar, jar.getParent()));
        assertThat(project.outputFiles()).isEmpty();
    }

    @Test
    void aJarOfNoBytesIsNamedWithItsFile() throws Exception {
        TinyProject project = TinyProject.write("bad-empty-jar", HANDLER, FUNCTION);
        Path jar = project.dependOn("empty", new byte[0]);

        assertThat(project.refusal()).isEqualTo("""
            com.example.bad:empty:1.0 (%s): the file is empty
              → delete the folder %s, and Maven downloads it again\
            """.formatted(jar, jar.getParent()));
        assertThat(project.outputFiles()).isEmpty();
    }

    @Test
    void aClassFileNewerThanTheRuntimeIsNamedWithItsJar() throws Exception {
        TinyProject project = TinyProject.write("bad-class-version", HANDLER, FUNCTION);
        byte[] newer = classFile();
        newer[7] = 65; // the major version of Java 21
        project.dependOn("newer", TinyProject.jar("com/example/bad/Newer.class", newer));

        assertThat(project.refusal()).isEqualTo("""
            function orders: class com.example.bad.Newer of com.example.bad:newer:1.0 needs Java 21, but the runtime is java17
              → choose a newer <runtime>, or an artifact that is compiled for Java 17\
            """);
        assertThat(project.outputFiles()).isEmpty();
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = BadInputIT.class.getResourceAsStream("BadInputIT.class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void aJarEntryThatLeadsOutOfItsFolderIsNamed() throws Exception {
        TinyProject project = TinyProject.write("bad-entry", HANDLER, FUNCTION);
        Path jar = project.dependOn("escaping", TinyProject.jar("../../escaped.txt", new byte[] {1}));

        assertThat(project.refusal()).isEqualTo("""
            com.example.bad:escaping:1.0 (%s): its entry "../../escaped.txt" leads out of the folder it is unpacked to
              → take another version of it, or leave it out with <exclusions>\
            """.formatted(jar));
        assertThat(project.outputFiles()).isEmpty();
    }

    @Test
    void aHandlerWithoutAFittingMethodIsNamedWithTheMethodsThatAreThere() throws Exception {
        TinyProject project = TinyProject.write(
                "bad-method",
                "    public String handle(String order, int count, long price) { return order; }\n",
                FUNCTION);

        assertThat(project.refusal()).isEqualTo("""
            function orders: com.example.Orders has no public method handle that Lambda can call, only handle(String, int, long); found no handler in the module
              → give it the parameters (event), (event, Context) or (InputStream, OutputStream, Context)\
            """);
        assertThat(project.outputFiles()).isEmpty();
    }

    @Test
    void aFileInThePlaceOfTheOutputFolderIsNamed() throws Exception {
        TinyProject project = TinyProject.write("bad-output", HANDLER, FUNCTION);
        Files.createDirectories(project.output().getParent());
        Files.writeString(project.output(), "in the way");

        assertThat(project.refusal()).isEqualTo("""
            %s: a file of this name is in the way
              → move it elsewhere, or run mvn clean before the build\
            """.formatted(project.output()));
        assertThat(project.output()).hasContent("in the way");
    }

    @Test
    void aFolderInThePlaceOfThePackageIsNamed() throws Exception {
        TinyProject project = TinyProject.write("bad-zip", HANDLER, FUNCTION);
        Path zip = project.output().resolve("orders.zip");
        Files.createDirectories(zip);

        assertThat(project.refusal()).isEqualTo("""
            %s: a folder of this name is in the way
              → move it elsewhere, or run mvn clean before the build\
            """.formatted(zip));
        assertThat(project.outputFiles()).isEmpty();
    }

    @Test
    void aBuildThatFailsAtItsSecondFunctionLeavesNoZipOfTheFirst() throws Exception {
        TinyProject project = TinyProject.write("bad-second", HANDLER, """
            <functions>
              <function><name>first</name><handler>com.example.Orders::handle</handler></function>
              <function>
                <name>second</name>
                <handler>com.example.Orders::handle</handler>
                <keepRules><keepRule>-keep clazz Nonsense</keepRule></keepRules>
              </function>
            </functions>
            """);

        assertThat(project.refusal()).startsWith("<keepRules> of function second in the POM, line 1: ");
        assertThat(project.outputFiles()).isEmpty();
    }
}
