package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The identity of the plugin with all that it runs on, for a version alone does not say what a snapshot is. */
final class OwnCode {
    private static final String NAME = "the plugin";

    private OwnCode() {}

    /** It stays as it is while it runs. */
    static String digest(FileDigests digests) throws IOException {
        return digests.ofSettled(NAME, () -> {
            List<Path> elements = elements();
            return digests.of(NAME, files(elements), () -> digest(elements));
        });
    }

    private static List<Path> files(List<Path> elements) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path element : elements) {
            files.addAll(Files.isRegularFile(element) ? List.of(element) : FolderContent.files(element));
        }
        return files;
    }

    private static String digest(List<Path> elements) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path element : elements) {
            String digest = Files.isRegularFile(element)
                    ? ContentDigest.sha256(Files.readAllBytes(element))
                    : FolderContent.digest(element, FolderContent.files(element));
            text.append(digest).append('\n');
        }
        return ContentDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> elements() throws IOException {
        List<Path> elements = new ArrayList<>();
        if (OwnCode.class.getClassLoader() instanceof URLClassLoader realm) {
            for (URL url : realm.getURLs()) {
                elements.add(path(url));
            }
        } else {
            for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                elements.add(Path.of(element));
            }
        }
        return elements;
    }

    private static Path path(URL url) throws IOException {
        try {
            return Path.of(new URI(url.toString().replace(" ", "%20")));
        } catch (URISyntaxException e) {
            throw new IOException("the plugin's own " + url + " is no file", e);
        }
    }
}
