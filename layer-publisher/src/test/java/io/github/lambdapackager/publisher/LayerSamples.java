package io.github.lambdapackager.publisher;

import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Tool;
import io.github.lambdapackager.publisher.registry.ZipHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.NullMarked;

/** Layers as a build leaves them: zips of one file, and the manifest beside them. */
@NullMarked
public final class LayerSamples {
    private static final Coordinates MODULE = Coordinates.jar("com.example", "orders", "1.0");

    private static final String FILE = "java/lib/a.txt";

    private LayerSamples() {}

    /** Writes the manifest of layers that no function uses. */
    public static Path manifest(Path folder, Map<String, String> contentByLayer) throws IOException {
        return write(folder, layers(folder, contentByLayer), List.of());
    }

    /** The same for one layer whose zip is as large as its content. */
    public static Path manifest(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        return write(folder, List.of(layer(folder, name, content, Deflater.NO_COMPRESSION)), List.of());
    }

    /** The same with one function that uses all layers. */
    public static Path manifest(Path folder, Map<String, String> contentByLayer, Optional<Proof.Strength> proof)
            throws IOException {
        List<ManifestLayer> layers = layers(folder, contentByLayer);
        return write(folder, layers, List.of(function(layers, proof)));
    }

    public static ContentDigest digest(String content) {
        return ContentDigest.of(Map.of(FILE, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path write(Path folder, List<ManifestLayer> layers, List<ManifestFunction> functions)
            throws IOException {
        return new ManifestWriter()
                .write(new Manifest(new Tool("test", "1"), functions, layers), folder.resolve("manifest.json"));
    }

    private static List<ManifestLayer> layers(Path folder, Map<String, String> contentByLayer) throws IOException {
        Files.createDirectories(folder);
        List<ManifestLayer> layers = new ArrayList<>();
        for (Map.Entry<String, String> layer : new TreeMap<>(contentByLayer).entrySet()) {
            layers.add(layer(folder, layer.getKey(), layer.getValue()));
        }
        return layers;
    }

    public static ManifestLayer layer(Path folder, String name, String content) throws IOException {
        return layer(folder, name, content.getBytes(StandardCharsets.UTF_8), Deflater.DEFAULT_COMPRESSION);
    }

    private static ManifestLayer layer(Path folder, String name, byte[] content, int level) throws IOException {
        Path zip = folder.resolve(name + ".zip");
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(zip))) {
            stream.setLevel(level);
            ZipEntry entry = new ZipEntry(FILE);
            entry.setTime(0);
            stream.putNextEntry(entry);
            stream.write(content);
        }
        return new ManifestLayer(
                name,
                new Archive(name + ".zip", ZipHash.of(zip), Files.size(zip), content.length),
                ContentDigest.of(Map.of(FILE, content)),
                new TreeSet<>(List.of(LambdaRuntime.JAVA21)),
                new TreeSet<>(List.of(Architecture.ARM64)),
                List.of(MODULE));
    }

    public static ManifestFunction function(List<ManifestLayer> layers, Optional<Proof.Strength> proof) {
        return new ManifestFunction(
                "orders",
                MODULE,
                "com.example.Orders",
                LambdaRuntime.JAVA21,
                Architecture.ARM64,
                "members",
                new Archive("orders.zip", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 1, 1),
                digest("function"),
                "5f0c2a9be317",
                new ArchiveSize(1, 1),
                1,
                1,
                List.of(),
                layers.stream()
                        .map(layer -> new LayerReference(layer.name(), layer.contentDigest()))
                        .toList(),
                proof.map(strength -> new Proof(
                        strength,
                        strength == Proof.Strength.VERIFIED ? "" : "it answers nothing",
                        digest("function"),
                        digest("unshaken"),
                        "21",
                        List.of(),
                        new TreeMap<>())));
    }
}
