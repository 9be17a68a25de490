package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.bytes;
import static io.github.lambdapackager.plugin.archive.Samples.files;
import static io.github.lambdapackager.plugin.archive.Samples.intact;
import static io.github.lambdapackager.plugin.archive.Samples.jar;
import static io.github.lambdapackager.plugin.archive.Samples.orders;
import static io.github.lambdapackager.plugin.archive.Samples.shaken;
import static io.github.lambdapackager.plugin.archive.Samples.unzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageWriterTest {
    private static final String MERGED = "lib/000-orders.jar";

    @TempDir
    Path folder;

    @Test
    void theModuleAndItsDependenciesShareOneJar() throws Exception {
        DeploymentPackage built = write(orders(shaken("orders", "a.txt", "own"), shaken("lib", "b.txt", "lib")));

        assertThat(zip().keySet()).containsExactly("META-INF/lambda-packager/build.properties", MERGED);
        assertThat(entries(MERGED).keySet()).containsExactly(Samples.MANIFEST, "a.txt", "b.txt");
        assertThat(built.locations()).containsExactly(MERGED, MERGED);
        assertThat(built.notes()).isEmpty();
    }

    @Test
    void aFileThatTwoElementsHoldKeepsTheLaterOneSeparate() throws Exception {
        DeploymentPackage built = write(orders(
                shaken("orders", "a.txt", "own"),
                shaken("lib", "app.properties", "lib"),
                shaken("other", "app.properties", "other", "c.txt", "other")));

        assertThat(built.locations()).containsExactly(MERGED, MERGED, "lib/003-com.example.other-1.0.jar");
        assertThat(built.notes())
                .containsExactly("com.example:other:1.0 stays a jar of its own: app.properties is also in"
                        + " com.example:lib:1.0");
    }

    @Test
    void whoHoldsAFileOfASeparateJarIsSeparateToo() throws Exception {
        DeploymentPackage built = write(orders(
                shaken("first", "a.txt", "1"),
                shaken("second", "a.txt", "2", "META-INF/services/acme.S", "acme.Two"),
                shaken("third", "META-INF/services/acme.S", "acme.Three")));

        assertThat(built.locations())
                .containsExactly(MERGED, "lib/002-com.example.second-1.0.jar", "lib/003-com.example.third-1.0.jar");
    }

    @Test
    void filesThatTheirReadersJoinAreJoined() throws Exception {
        write(orders(
                shaken("orders", "META-INF/services/acme.S", "acme.One # ours"),
                shaken("lib", "META-INF/services/acme.S", "acme.Two\n")));

        assertThat(mergedText("META-INF/services/acme.S")).isEqualTo("acme.One\nacme.Two\n");
    }

    @Test
    void aFileOfOneElementStaysAsItIs() throws Exception {
        write(orders(shaken("orders", "META-INF/services/acme.S", "acme.One # ours")));

        assertThat(mergedText("META-INF/services/acme.S")).isEqualTo("acme.One # ours");
    }

    @Test
    void anExemptedArtifactTravelsAsTheVeryFile() throws Exception {
        SortedMap<String, byte[]> entries = files("META-INF/X.SF", "signature", "a.txt", "a");
        Path file = jar(folder.resolve("signed.jar"), entries);

        DeploymentPackage built = write(orders(shaken("orders", "b.txt", "own"), intact("signed", file, entries)));

        assertThat(built.locations()).containsExactly(MERGED, "lib/002-com.example.signed-1.0.jar");
        assertThat(zip().get("lib/002-com.example.signed-1.0.jar")).isEqualTo(Files.readAllBytes(file));
        assertThat(built.notes()).containsExactly("com.example:signed:1.0 stays a jar of its own: it is exempted");
    }

    @Test
    void anExemptedFolderBecomesAJar() throws Exception {
        SortedMap<String, byte[]> entries = files("a.txt", "a");

        write(orders(intact("classes", folder, entries)));

        assertThat(zip().keySet())
                .containsExactly("META-INF/lambda-packager/build.properties", "lib/001-com.example.classes-1.0.jar");
        assertThat(entries("lib/001-com.example.classes-1.0.jar").keySet()).containsExactly("a.txt");
    }

    @Test
    void licencesAreGatheredEachTextOnceWithAllWhoseItIs() throws Exception {
        DeploymentPackage built = write(orders(
                shaken("lib", "META-INF/LICENSE", "Apache License", "NOTICE", "one"),
                shaken("other", "META-INF/LICENSE.txt", "Apache\r\n  License\n", "NOTICE", "two"),
                shaken("last", "META-INF/LICENSES.txt", "MIT")));

        String rule = "=".repeat(80);
        assertThat(mergedText("META-INF/LICENSES.txt"))
                .isEqualTo(String.join(
                        "\n",
                        rule,
                        "META-INF/LICENSE of com.example:lib:1.0",
                        "META-INF/LICENSE.txt of com.example:other:1.0",
                        rule,
                        "",
                        "Apache License",
                        "",
                        rule,
                        "NOTICE of com.example:lib:1.0",
                        rule,
                        "",
                        "one",
                        "",
                        rule,
                        "NOTICE of com.example:other:1.0",
                        rule,
                        "",
                        "two",
                        "",
                        rule,
                        "META-INF/LICENSES.txt of com.example:last:1.0",
                        rule,
                        "",
                        "MIT",
                        "",
                        ""));
        assertThat(built.notes()).isEmpty();
    }

    @Test
    void signaturesAndWhatBelongsToTheOldJarAreDropped() throws Exception {
        DeploymentPackage built = write(orders(shaken(
                "lib",
                "META-INF/X.SF",
                "",
                "META-INF/X.RSA",
                "",
                "META-INF/SIG-X",
                "",
                "META-INF/INDEX.LIST",
                "",
                "module-info.class",
                "",
                "a.txt",
                "")));

        assertThat(entries(MERGED).keySet()).containsExactly(Samples.MANIFEST, "a.txt");
        assertThat(built.notes())
                .containsExactly("the signature of com.example:lib:1.0 is dropped, for its jar is written anew");
    }

    @Test
    void aSeparateJarKeepsItsManifestLessWhatNoLongerHolds() throws Exception {
        String manifest = lines(
                "Manifest-Version: 1.0",
                "Implementation-Version: 7",
                "Multi-Release: true",
                "",
                "Name: a.txt",
                "SHA-256-Digest: abc=",
                "",
                "Name: org/x/",
                "Sealed: true",
                "");

        write(orders(shaken("orders", "a.txt", "1"), shaken("lib", Samples.MANIFEST, manifest, "a.txt", "2")));

        assertThat(entries("lib/002-com.example.lib-1.0.jar").get(Samples.MANIFEST))
                .asString()
                .isEqualTo(lines(
                        "Manifest-Version: 1.0", "Implementation-Version: 7", "", "Name: org/x/", "Sealed: true", ""));
    }

    @Test
    void theArchiveIsDescribedAsItIs() throws Exception {
        Archive archive = write(orders(shaken("orders", "a.txt", "own"))).archive();

        byte[] bytes = Files.readAllBytes(target());
        String sha256 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        long unzipped = zip().values().stream().mapToLong(file -> file.length).sum();
        assertThat(archive).isEqualTo(new Archive("orders.zip", sha256, bytes.length, unzipped));
    }

    @Test
    void theZipNamesItsBuild() throws Exception {
        DeploymentPackage built = write(orders(shaken("orders", "a.txt", "own")));

        assertThat(built.buildId()).matches("[0-9a-f]{12}");
        assertThat(zip().get("META-INF/lambda-packager/build.properties"))
                .asString()
                .isEqualTo(
                        "buildId=" + built.buildId() + "\nfunction=orders\nhandler=com.example.Orders\\:\\:handle\n");
    }

    @Test
    void anotherRuleIsAnotherBuildWithTheSameContent() throws Exception {
        DeploymentPackage plain = write(orders(shaken("orders", "a.txt", "own")));
        DeploymentPackage ruled = write(orders("-keep class a.B", shaken("orders", "a.txt", "own")));

        assertThat(ruled.contentDigest()).isEqualTo(plain.contentDigest());
        assertThat(ruled.buildId()).isNotEqualTo(plain.buildId());
    }

    @Test
    void theContentIsTheSameStoredOrDeflated() throws Exception {
        ShakenFunction function = orders(shaken("orders", "a.txt", "a".repeat(10_000)));
        DeploymentPackage stored = write(function);
        byte[] storedJar = zip().get(MERGED);
        DeploymentPackage deflated = new PackageWriter(1_000).prepare(function).write(target());

        assertThat(storedJar).hasSizeGreaterThan(10_000);
        assertThat(zip().get(MERGED)).hasSizeLessThan(1_000);
        assertThat(deflated.contentDigest()).isEqualTo(stored.contentDigest());
        assertThat(deflated.buildId()).isEqualTo(stored.buildId());
    }

    @Test
    void aPackageThatLambdaRefusesNamesItsLargestArtifacts() throws Exception {
        Files.writeString(target(), "old");
        ShakenElement[] elements = new ShakenElement[6];
        for (int index = 0; index < elements.length; index++) {
            elements[index] = shaken("lib" + index, new TreeMap<>(Map.of("f" + index, noise(1000 + index))));
        }

        assertThatThrownBy(() -> new PackageWriter(5_000).prepare(orders(elements)))
                .isInstanceOf(PackagingException.class)
                .hasMessageMatching(
                        "function orders: its package has 6,\\d\\d\\d bytes unzipped, and Lambda accepts 5,000;"
                                + " the largest artifacts are\n"
                                + "    com.example:lib5:1.0: 1,005 bytes \\(1,005 zipped\\)\n"
                                + "    com.example:lib4:1.0: 1,004 bytes \\(1,004 zipped\\)\n"
                                + "    com.example:lib3:1.0: 1,003 bytes \\(1,003 zipped\\)\n"
                                + "    com.example:lib2:1.0: 1,002 bytes \\(1,002 zipped\\)\n"
                                + "    com.example:lib1:1.0: 1,001 bytes \\(1,001 zipped\\)\n"
                                + "  → leave out what Lambda or a layer brings \\(excluded artifacts, scope provided\\),"
                                + " or split the function");
        assertThat(target()).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("orders.zip");
    }

    @Test
    void theBytesDependNeitherOnTheTimeZoneNorOnTheLocale() throws Exception {
        ShakenFunction function =
                orders(shaken("orders", "größe.txt", "a"), shaken("lib", "größe.txt", "b", "META-INF/LICENSE", "x"));
        String expected = write(function).archive().sha256();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (String id : TimeZone.getAvailableIDs()) {
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                Locale.setDefault(Locale.forLanguageTag(id.length() % 2 == 0 ? "tr-TR" : "ar-EG-u-nu-arab"));
                assertThat(write(function).archive().sha256()).as(id).isEqualTo(expected);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void theBytesAreTheSameOnEveryMachine() throws Exception {
        assertThat(write(orders(shaken("orders", "a.txt", "own"))).archive().sha256())
                .isEqualTo("rf78hB1m3pXIpXguNf4jYVX6nxU8zCwJHVE7RkFXLAU=");
    }

    private DeploymentPackage write(ShakenFunction function) throws PackagingException, IOException {
        return new PackageWriter().prepare(function).write(target());
    }

    private Path target() {
        return folder.resolve("orders.zip");
    }

    private SortedMap<String, byte[]> zip() throws IOException {
        return unzip(Files.readAllBytes(target()));
    }

    private SortedMap<String, byte[]> entries(String jar) throws IOException {
        return unzip(zip().getOrDefault(jar, new byte[0]));
    }

    private String mergedText(String name) throws IOException {
        return Samples.text(entries(MERGED).getOrDefault(name, bytes("(absent)")));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
