package io.github.lambdapackager.plugin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerBomWriterTest {
    @TempDir
    private Path folder;

    @Test
    void aBomPinsExactlyWhatTheLayerProvides() throws Exception {
        Artifact bom = new LayerBomWriter(layersModule(), folder)
                .write(layer(
                        Coordinates.jar("org.example", "json", "2.1"),
                        new Coordinates("io.netty", "netty-transport", "4.2", "linux-x86_64", "jar")));

        assertThat(bom.getId()).isEqualTo("com.example.shop:own-layer-bom:pom:1.3.0");
        assertThat(bom.getFile()).isEqualTo(folder.resolve("own-layer-bom.pom").toFile());
        assertThat(bom.getFile()).hasContent("""
            <?xml version="1.0" encoding="UTF-8"?>
            <project xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 https://maven.apache.org/xsd/maven-4.0.0.xsd" xmlns="http://maven.apache.org/POM/4.0.0"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example.shop</groupId>
              <artifactId>own-layer-bom</artifactId>
              <version>1.3.0</version>
              <packaging>pom</packaging>
              <name>Layer own</name>
              <description>What the Lambda layer own provides, content %s</description>
              <dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>io.netty</groupId>
                    <artifactId>netty-transport</artifactId>
                    <version>4.2</version>
                    <classifier>linux-x86_64</classifier>
                    <scope>provided</scope>
                  </dependency>
                  <dependency>
                    <groupId>org.example</groupId>
                    <artifactId>json</artifactId>
                    <version>2.1</version>
                    <scope>provided</scope>
                  </dependency>
                </dependencies>
              </dependencyManagement>
            </project>
            """.formatted(digest()));
    }

    private static MavenProject layersModule() {
        Model model = new Model();
        model.setGroupId("com.example.shop");
        model.setArtifactId("layers");
        model.setVersion("1.3.0");
        return new MavenProject(model);
    }

    private static ManifestLayer layer(Coordinates... artifacts) {
        return new ManifestLayer(
                "own",
                new Archive("own.zip", "A".repeat(43) + "=", 10, 20),
                digest(),
                new TreeSet<>(List.of(LambdaRuntime.JAVA17)),
                new TreeSet<>(List.of(Architecture.X86_64)),
                List.of(artifacts));
    }

    private static ContentDigest digest() {
        return new ContentDigest("ab".repeat(32));
    }
}
