package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.files;
import static io.github.lambdapackager.plugin.archive.Samples.orders;
import static io.github.lambdapackager.plugin.archive.Samples.shaken;
import static io.github.lambdapackager.plugin.archive.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.ShakenElement;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program sees when Lambda loads a package: folder first, then the jars by name. */
class MergedJarOnTheClassPathTest {
    private static final String SEALED = manifest("Sealed: true");

    @TempDir
    Path folder;

    private final List<URLClassLoader> loaders = new ArrayList<>();

    @AfterEach
    void closeLoaders() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    void aPackageKeepsTheVersionOfItsJar() throws Exception {
        var loader = load(
                shaken("orders", with(files(), "com.example.Orders")),
                library("one", manifest("Implementation-Version: 1.1"), "org.one.A"),
                library(
                        "two",
                        manifest("Implementation-Version: 2.2", "", "Name: org/two/x/", "Implementation-Version: 2.3"),
                        "org.two.B",
                        "org.two.x.C"));

        assertThat(Stream.of("com.example.Orders", "org.one.A", "org.two.B", "org.two.x.C")
                        .map(name -> version(loader, name)))
                .containsExactly("null", "1.1", "2.2", "2.3");
    }

    @Test
    void aSealedPackageStaysSealed() throws Exception {
        var loader = load(library("lib", SEALED, "org.one.A"));

        assertThat(loader.loadClass("org.one.A").getPackage().isSealed()).isTrue();
        assertThat(folder.resolve("lib").toFile().list()).hasSize(1);
    }

    @Test
    void aSealedPackageThatIsSplitFailsAsBefore() throws Exception {
        var loader = load(library("lib", SEALED, "org.one.A"), shaken("other", with(files(), "org.one.B")));
        loader.loadClass("org.one.A");

        assertThatThrownBy(() -> loader.loadClass("org.one.B"))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("sealing violation");
    }

    @Test
    void theReasonOfASplitSealedPackageIsTold() throws Exception {
        DeploymentPackage built =
                write(library("lib", SEALED, "org.one.A"), shaken("other", with(files(), "org.one.B")));

        assertThat(built.notes())
                .containsExactly("com.example:other:1.0 stays a jar of its own: package org.one is sealed and is also"
                        + " in com.example:lib:1.0");
    }

    @Test
    void resourcesOfOneNameAreAllFoundInMavensOrder() throws Exception {
        var loader = load(
                shaken("orders", "a.txt", "own"),
                shaken("one", "x.txt", "1"),
                shaken("two", "x.txt", "2"),
                shaken("three", "y.txt", "-"),
                shaken("four", "x.txt", "4"));

        assertThat(texts(loader, "x.txt")).containsExactly("1", "2", "4");
    }

    @Test
    void versionsOfAJarThatIsNotMultiReleaseNeverBecomeActive() throws Exception {
        var loader = load(shaken("orders", "a.txt", "plain", "META-INF/versions/9/a.txt", "newer"));

        assertThat(texts(loader, "a.txt")).containsExactly("plain");
    }

    @Test
    void aPackageIsFoundAsAFolder() throws Exception {
        var loader = load(shaken("orders", with(files(), "com.example.Orders")));

        assertThat(loader.getResource("com/example/")).isNotNull();
    }

    private static String manifest(String... lines) {
        return "Manifest-Version: 1.0\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static ShakenElement library(String artifactId, String manifest, String... classNames) {
        return shaken(artifactId, with(files(Samples.MANIFEST, manifest), classNames));
    }

    private DeploymentPackage write(ShakenElement... elements) throws Exception {
        return new PackageWriter().prepare(orders(elements)).write(folder.resolve("orders.zip"));
    }

    private URLClassLoader load(ShakenElement... elements) throws Exception {
        write(elements);
        Samples.unpack(folder.resolve("orders.zip"), folder);
        List<URL> urls = new ArrayList<>();
        urls.add(folder.toUri().toURL());
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null);
        loaders.add(loader);
        return loader;
    }

    private static String version(ClassLoader loader, String className) {
        try {
            return String.valueOf(loader.loadClass(className).getPackage().getImplementationVersion());
        } catch (ClassNotFoundException e) {
            return e.toString();
        }
    }

    private static List<String> texts(ClassLoader loader, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources(name))) {
            try (InputStream in = url.openStream()) {
                texts.add(Samples.text(in.readAllBytes()));
            }
        }
        return texts;
    }
}
