package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Remembers in a function's work folder what was proven, so that the same packages, events and JDK run once. */
public final class ProofMemory {
    private final Harness harness;
    private final Tool tool;

    public ProofMemory(Harness harness, Tool tool) {
        this.harness = harness;
        this.tool = tool;
    }

    /** The proof of the very same inputs, if there is one. */
    public Optional<Proof> recall(Candidate candidate) throws IOException {
        Path proven = file(candidate);
        // What an emulator holds is not to be seen from here.
        if (harness.emulator().isPresent() || !Files.exists(proven) || !Files.exists(key(candidate))) {
            return Optional.empty();
        }
        if (!Files.readString(key(candidate)).equals(digest(candidate))) {
            return Optional.empty();
        }
        try {
            return new ManifestReader().read(proven).functions().get(0).proof();
        } catch (PublishingException e) {
            // Cut short: prove it again.
            return Optional.empty();
        }
    }

    /** Keeps a proof that was worth something. */
    public void remember(Candidate candidate, ManifestFunction proven) throws IOException {
        new ManifestWriter().write(new Manifest(tool, List.of(proven), List.of()), file(candidate));
        Files.writeString(key(candidate), digest(candidate));
    }

    private static Path file(Candidate candidate) {
        return candidate.work().resolve("proven.json");
    }

    private static Path key(Candidate candidate) {
        return candidate.work().resolve("proven.sha256");
    }

    private String digest(Candidate candidate) throws IOException {
        Map<String, byte[]> inputs = new TreeMap<>();
        List<String> settings = new ArrayList<>(List.of(
                tool.toString(),
                candidate.handler(),
                candidate.runtime().id(),
                candidate.shaken().toString(),
                candidate.unshaken().toString(),
                candidate.layers().toString(),
                new TreeMap<>(candidate.environment()).toString(),
                candidate.volatileFields().stream().sorted().toList().toString(),
                harness.javaVersion(),
                harness.nativeClient() + " " + harness.memoryMegabytes()));
        harness.runtimeClient().forEach(jar -> settings.add(String.valueOf(jar.getFileName())));
        inputs.put("settings", String.join("\n", settings).getBytes(StandardCharsets.UTF_8));
        candidate
                .events()
                .forEach(event ->
                        inputs.put("events/" + event.name(), event.text().getBytes(StandardCharsets.UTF_8)));
        for (int index = 0; index < candidate.answers().size(); index++) {
            addFiles(candidate.answers().get(index), "answers/" + index + "/", inputs);
        }
        return ContentDigest.of(inputs).toString();
    }

    private static void addFiles(Path folder, String prefix, Map<String, byte[]> inputs) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            inputs.put(prefix + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
    }
}
