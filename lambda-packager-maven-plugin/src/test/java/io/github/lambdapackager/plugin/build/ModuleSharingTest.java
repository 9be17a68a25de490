package io.github.lambdapackager.plugin.build;

import static io.github.lambdapackager.plugin.build.Poms.money;
import static io.github.lambdapackager.plugin.build.Poms.pom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.Sharing;
import io.github.lambdapackager.plugin.reactor.Consumer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSharingTest {
    @TempDir
    private Path root;

    private Poms poms;

    @BeforeEach
    void writeAPom() throws Exception {
        poms = new Poms(root).write("orders/pom.xml", pom(money("<version>${project.version}</version>")));
    }

    @Test
    void aLibraryIsNotedInThePlanAndTheWayBackLeavesNothing() throws Exception {
        new FileChanges(run(Sharing.LIBRARY, Optional.of("1.1.0")).changes()).write();

        assertThat(root.resolve("orders/pom.xml")).hasContent(pom(money("<version>1.1.0</version>")));
        assertThat(root.resolve("lambda-layers.json")).hasContent("""
            {
              "formatVersion": "1.0",
              "layers": [],
              "functions": [],
              "pins": {
                "libraries": [
                  {
                    "artifact": "com.example:money",
                    "before": [
                      {
                        "pom": "orders/pom.xml",
                        "place": "dependencies",
                        "version": "${project.version}"
                      }
                    ]
                  }
                ]
              }
            }
            """);

        new FileChanges(run(Sharing.PLANNED, Optional.empty()).changes()).write();

        assertThat(root.resolve("orders/pom.xml")).hasContent(pom(money("<version>${project.version}</version>")));
        assertThat(root.resolve("lambda-layers.json")).doesNotExist();
    }

    @Test
    void whatIsSoAlreadyChangesNothing() throws Exception {
        new FileChanges(run(Sharing.EMBEDDED, Optional.empty()).changes()).write();

        assertThat(run(Sharing.EMBEDDED, Optional.empty()).changes()).isEmpty();
        assertThat(run(Sharing.EMBEDDED, Optional.empty()).lines()).isEmpty();
    }

    @Test
    void aPlanThatPeopleLaidOutOtherwiseStaysAsItIsWhenNothingChanges() throws Exception {
        Files.writeString(
                root.resolve("lambda-layers.json"),
                "{\"formatVersion\": \"1.0\", \"pins\": {\"neverInLayer\": [\"com.example:money\"]}}");

        assertThat(run(Sharing.EMBEDDED, Optional.empty()).changes()).isEmpty();
    }

    @Test
    void aVersionThatAnotherRepositoryManagesIsRefused() throws Exception {
        Consumer consumer =
                new Consumer(ArtifactKey.parse("com.example:billing"), "1.0.0", "com.example:company-parent:7", false);

        assertThatThrownBy(() ->
                        new ModuleSharing().run(request(Sharing.LIBRARY, Optional.of("1.1.0"), List.of(consumer))))
                .hasMessage("module billing: the version of com.example:money comes from com.example:company-parent:7,"
                        + " which is not a POM of this repository\n"
                        + "  → manage the version in a POM of the repository (dependencyManagement)");
        assertThat(root.resolve("lambda-layers.json")).doesNotExist();
    }

    private SharingReport run(Sharing sharing, Optional<String> release) throws Exception {
        return new ModuleSharing().run(request(sharing, release, List.of()));
    }

    private SharingRequest request(Sharing sharing, Optional<String> release, List<Consumer> consumers)
            throws Exception {
        return new SharingRequest(
                root, List.of(), Poms.MODULE, poms.places(), consumers, sharing, release, Optional.empty(), "shop");
    }
}
