package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.LibraryConsumer;
import io.github.lambdapackager.publisher.model.LibraryFile;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code libraries.json}: libraries that were built, each after those that it needs; paths start from its folder. */
public final class LibrariesFile {
    private static final String FORMAT = "1.0";
    private static final String REMEDY = "let mvn package lambda:publish-library -Dlambda.bundle write it again";

    private final Path file;

    public LibrariesFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Writes the file.
     *
     * @param libraries with files below its folder
     */
    public Path write(List<Library> libraries) throws IOException {
        ObjectNode root = StableJson.object().put("formatVersion", FORMAT);
        ArrayNode all = root.putArray("libraries");
        libraries.forEach(library -> write(all.addObject(), library));
        return StableJson.replace(file, StableJson.text(root));
    }

    private void write(ObjectNode node, Library library) {
        node.put("groupId", library.coordinates().groupId())
                .put("artifactId", library.coordinates().artifactId())
                .put("version", library.coordinates().version())
                .put("pom", relative(library.pom()))
                .put("jar", relative(library.jar()));
        ArrayNode attached = node.putArray("attached");
        library.attached()
                .forEach(one -> attached.addObject()
                        .put("classifier", one.classifier())
                        .put("extension", one.extension())
                        .put("file", relative(one.file())));
        ArrayNode classpath = node.putArray("classpath");
        library.classpath().forEach(jar -> classpath.add(relative(jar)));
        ArrayNode siblings = node.putArray("siblings");
        library.siblings().forEach(siblings::add);
        ArrayNode consumers = node.putArray("consumers");
        library.consumers().forEach(consumer -> {
            ObjectNode one = consumers.addObject().put("module", consumer.module());
            consumer.released().ifPresent(version -> one.put("released", version));
        });
    }

    private String relative(Path path) {
        return file.resolveSibling("")
                .relativize(path.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    /** The libraries, in order. */
    public List<Library> read() throws PublishingException, IOException {
        String subject = "libraries of " + file;
        if (!Files.exists(file)) {
            throw new PublishingException(subject, "there is no such file", REMEDY);
        }
        JsonObject root = JsonObject.ofFormat1(subject, file, REMEDY);
        List<Library> libraries = new ArrayList<>();
        for (JsonObject library : root.objects("libraries")) {
            libraries.add(library.create(() -> library(library)));
        }
        return libraries;
    }

    private Library library(JsonObject node) throws PublishingException {
        List<LibraryFile> attached = new ArrayList<>();
        for (JsonObject one : node.objects("attached")) {
            attached.add(new LibraryFile(one.text("classifier"), one.text("extension"), path(one.text("file"))));
        }
        List<LibraryConsumer> consumers = new ArrayList<>();
        for (JsonObject one : node.objects("consumers")) {
            consumers.add(new LibraryConsumer(
                    one.text("module"), Optional.of(one.text("released", "")).filter(text -> !text.isEmpty())));
        }
        return new Library(
                Coordinates.jar(node.text("groupId"), node.text("artifactId"), node.text("version")),
                path(node.text("pom")),
                path(node.text("jar")),
                attached,
                node.texts("classpath").stream().map(this::path).toList(),
                node.texts("siblings"),
                consumers);
    }

    private Path path(String relative) {
        return file.resolveSibling(relative).normalize();
    }
}
