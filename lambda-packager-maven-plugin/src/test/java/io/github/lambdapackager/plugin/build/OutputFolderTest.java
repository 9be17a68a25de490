package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void everythingInTheWayIsReportedTogether() throws IOException {
        Files.createDirectory(folder.resolve("manifest.json"));
        Files.createDirectory(folder.resolve("orders.zip"));
        Files.createDirectory(folder.resolve("billing-unshaken.zip"));
        Files.createFile(folder.resolve("orders"));
        Files.createDirectory(folder.resolve("another.zip"));

        assertThatThrownBy(() -> new OutputFolder(folder).startAfresh(Set.of("orders", "billing")))
                .isInstanceOf(PackagingException.class)
                .hasMessage("""
                        %1$s/manifest.json: a folder of this name is in the way
                          → move it elsewhere, or run mvn clean before the build
                        %1$s/billing-unshaken.zip: a folder of this name is in the way
                          → move it elsewhere, or run mvn clean before the build
                        %1$s/orders.zip: a folder of this name is in the way
                          → move it elsewhere, or run mvn clean before the build
                        %1$s/orders: a file of this name is in the way
                          → move it elsewhere, or run mvn clean before the build""", folder);
    }

    @Test
    void aFileInThePlaceOfTheFolderIsReportedAlone() throws IOException {
        Path file = Files.createFile(folder.resolve("lambda"));

        assertThatThrownBy(() -> new OutputFolder(file).startAfresh(Set.of("orders")))
                .isInstanceOf(PackagingException.class)
                .hasMessage("""
                        %s: a file of this name is in the way
                          → move it elsewhere, or run mvn clean before the build""", file);
    }

    @Test
    void whatIsDiscardedAreTheZipsOfTheseFunctions() throws IOException {
        Files.createFile(folder.resolve("orders.zip"));
        Files.createFile(folder.resolve("orders-unshaken.zip"));
        Files.createFile(folder.resolve("another.zip"));

        new OutputFolder(folder).discard(Set.of("orders", "billing"));

        assertThat(folder.toFile().list()).containsExactly("another.zip");
    }
}
