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
    private OwnCode() {}

    static String digest(FileDigests digests) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path jar : jars()) {
            if (Files.isRegularFile(jar)) {
                text.append(digests.of(jar)).append('\n');
            } else if (Files.isDirectory(jar)) {
                text.append(FolderContent.digest(jar)).append('\n');
            }
        }
        return ContentDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        if (OwnCode.class.getClassLoader() instanceof URLClassLoader realm) {
            for (URL url : realm.getURLs()) {
                jars.add(path(url));
            }
        } else {
            for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                jars.add(Path.of(element));
            }
        }
        return jars;
    }

    private static Path path(URL url) throws IOException {
        try {
            return Path.of(new URI(url.toString().replace(" ", "%20")));
        } catch (URISyntaxException e) {
            throw new IOException("the plugin's own " + url + " is no file", e);
        }
    }
}
