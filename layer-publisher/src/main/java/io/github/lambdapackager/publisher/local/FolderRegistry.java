package io.github.lambdapackager.publisher.local;

import io.github.lambdapackager.publisher.manifest.PolicyFormat;
import io.github.lambdapackager.publisher.manifest.VersionFile;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import io.github.lambdapackager.publisher.registry.Lease;
import io.github.lambdapackager.publisher.registry.Publication;
import io.github.lambdapackager.publisher.registry.ZipHash;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One Region of one account in a folder, {@code <folder>/<account>/<region>}. Versions are folders named by their numbers,
 * which appear in one step and are never given again; all state is in files, so that processes can share it.
 */
public final class FolderRegistry implements LayerRegistry {
    private static final String ZIP = "layer.zip";
    private static final String VERSION = "version.json";
    private static final String POLICY = "policy";
    private static final String DELETED = "deleted";

    private final Target target;
    private final Path root;
    private final Clock clock;

    public FolderRegistry(Path folder, Target target, Clock clock) {
        this.target = target;
        this.root = folder.resolve(target.account()).resolve(target.region());
        this.clock = clock;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<LayerVersion> versions(String layer) throws IOException {
        List<LayerVersion> versions = new ArrayList<>();
        for (long number : numbers(layer)) {
            Path folder = folder(layer, number);
            if (!Files.exists(folder.resolve(DELETED))) {
                versions.add(VersionFile.read(layer, folder.resolve(VERSION)));
            }
        }
        return versions;
    }

    /** The lowest number that is free: a folder that exists already cannot be replaced by a rename. */
    @Override
    public Publication publish(LayerUpload upload) throws IOException {
        String layer = upload.layer().name();
        Files.createDirectories(layerFolder(layer));
        List<Long> taken = numbers(layer);
        for (long number = taken.isEmpty() ? 1 : taken.get(taken.size() - 1) + 1; ; number++) {
            LayerVersion version = new LayerVersion(
                    layer,
                    number,
                    "arn:aws:lambda:%s:%s:layer:%s:%d".formatted(target.region(), target.account(), layer, number),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    Optional.of(upload.content()));
            Optional<Publication> publication = publish(version, upload);
            if (publication.isPresent()) {
                return publication.get();
            }
        }
    }

    private Optional<Publication> publish(LayerVersion version, LayerUpload upload) throws IOException {
        Path part = Files.createDirectory(root.resolve("part" + UUID.randomUUID()));
        try {
            Files.copy(upload.zip(), part.resolve(ZIP));
            String sha256 = ZipHash.of(part.resolve(ZIP));
            Files.writeString(
                    part.resolve(VERSION),
                    VersionFile.write(version, upload.content().description(), sha256, upload.layer()));
            Files.move(part, folder(version.layer(), version.number()), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(new Publication(version, sha256));
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (Files.exists(folder(version.layer(), version.number()))) {
                return Optional.empty();
            }
            throw e;
        } finally {
            remove(part);
        }
    }

    @Override
    public String zipSha256(LayerVersion version) throws IOException {
        return ZipHash.of(existing(version).resolve(ZIP));
    }

    @Override
    public Grants grants(LayerVersion version) throws IOException {
        Path policy = existing(version).resolve(POLICY);
        if (!Files.exists(policy)) {
            return Grants.NONE;
        }
        Set<Grant> granted = new TreeSet<>();
        try (DirectoryStream<Path> statements = Files.newDirectoryStream(policy)) {
            for (Path statement : statements) {
                granted.addAll(PolicyFormat.read(Files.readString(statement)).granted());
            }
        }
        return Grants.of(granted);
    }

    /** A file each, so that two publishers that grant at once do not undo each other. */
    @Override
    public void grant(LayerVersion version, Grant grant) throws IOException {
        Path policy = existing(version).resolve(POLICY);
        Files.createDirectories(policy);
        replace(policy.resolve(grant.statementId()), PolicyFormat.write(Set.of(grant), version.arn()));
    }

    /** The number stays taken: what is left of the version says so. */
    @Override
    public void delete(LayerVersion version) throws IOException {
        Path folder = folder(version.layer(), version.number());
        if (Files.exists(folder) && !Files.exists(folder.resolve(DELETED))) {
            Files.createFile(folder.resolve(DELETED));
            Files.deleteIfExists(folder.resolve(ZIP));
        }
    }

    /** No function runs in a folder. */
    @Override
    public Set<String> usedLayerVersions() {
        return Set.of();
    }

    @Override
    public Optional<String> parameter(String name) throws IOException {
        try {
            return Optional.of(Files.readString(parameterFile(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void putParameter(String name, String value) throws IOException {
        Path file = parameterFile(name);
        Files.createDirectories(file.resolveSibling(""));
        replace(file, value);
    }

    @Override
    public Lease lock() throws IOException {
        Files.createDirectories(root);
        return FolderLease.take(root.resolve("publisher.lock"), target);
    }

    @Override
    public void close() {}

    private Path parameterFile(String name) {
        return root.resolve("parameters" + name).normalize();
    }

    private Path layerFolder(String layer) {
        return root.resolve("layers").resolve(layer);
    }

    private Path folder(String layer, long number) {
        return layerFolder(layer).resolve(String.valueOf(number));
    }

    private Path existing(LayerVersion version) throws IOException {
        Path folder = folder(version.layer(), version.number());
        if (!Files.exists(folder) || Files.exists(folder.resolve(DELETED))) {
            throw new IOException("there is no layer version " + version.arn() + " in " + root);
        }
        return folder;
    }

    private List<Long> numbers(String layer) throws IOException {
        if (!Files.isDirectory(layerFolder(layer))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(layerFolder(layer))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,17}"))
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        }
    }

    private void replace(Path file, String text) throws IOException {
        Path part = root.resolve("part" + UUID.randomUUID());
        try {
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void remove(Path part) throws IOException {
        Files.deleteIfExists(part.resolve(ZIP));
        Files.deleteIfExists(part.resolve(VERSION));
        Files.deleteIfExists(part);
    }
}
