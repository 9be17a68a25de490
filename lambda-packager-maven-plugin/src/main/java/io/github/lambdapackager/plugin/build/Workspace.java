package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.verify.TaskRoot;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The folder in which a module's functions are verified; the unshaken package is laid out there once, if at all. */
final class Workspace {
    private static final String LAMBDAS_OWN = "com.amazonaws";

    private final Path folder;
    private final ClasspathContent content;
    private final UnshakenWriter writer;
    private boolean laidOut;

    Workspace(Path folder, ClasspathContent content, UnshakenWriter writer) {
        this.folder = folder;
        this.content = content;
        this.writer = writer;
    }

    Path folder(String function) {
        return folder.resolve(function);
    }

    synchronized Path unshakenRoot() throws IOException {
        if (!laidOut) {
            // What a killed build left.
            TaskRoot.delete(unshaken());
            writer.layOut(content, root());
            TaskRoot.addProvided(provided(), root());
            laidOut = true;
        }
        return root();
    }

    /** The shaken package as Lambda unpacks it. */
    Path shakenRoot(Path zip) throws IOException {
        TaskRoot.delete(shaken());
        Path root = TaskRoot.unpack(zip, shaken().resolve("var/task"));
        TaskRoot.addProvided(provided(), root);
        return root;
    }

    private Path shaken() {
        return folder.resolve(".shaken");
    }

    private Path unshaken() {
        return folder.resolve(".unshaken");
    }

    private Path root() {
        return unshaken().resolve("var/task");
    }

    ContentDigest unshakenDigest() throws IOException {
        return writer.digest(content);
    }

    /** Jars that are there at run time without travelling, but for those that the runtime client's class path has. */
    List<Path> provided() {
        return content.provided().stream()
                .map(element -> element.artifact())
                .filter(artifact -> !artifact.coordinates().groupId().equals(LAMBDAS_OWN))
                .map(artifact -> artifact.file())
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The zip, if it is still the one that the manifest speaks of. */
    Path checked(ManifestFunction function, Path zip) throws PackagingException, IOException {
        String subject = "function " + function.name();
        if (!Files.isRegularFile(zip)) {
            throw new PackagingException(subject, "its package " + zip + " is missing", "run lambda:package again");
        }
        byte[] sha256 = HexFormat.of().parseHex(ContentDigest.sha256(Files.readAllBytes(zip)));
        if (!Base64.getEncoder().encodeToString(sha256).equals(function.zip().sha256())) {
            throw new PackagingException(
                    subject, "its package " + zip + " is not the one of the manifest", "run lambda:package again");
        }
        return zip;
    }

    void close() throws IOException {
        TaskRoot.delete(unshaken());
        TaskRoot.delete(shaken());
    }
}
