package io.github.lambdapackager.publisher.content;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What makes a library's jar another one: its classes without what only debuggers read, its resources, and its manifest
 * without what tells of the build.
 */
public final class LibraryContent {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern NOT_CONTENT =
            Pattern.compile("META-INF/(maven/.*|[^/]*\\.(SF|RSA|DSA|EC)|INDEX\\.LIST)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ABOUT_THE_BUILD = Set.of(
            "archiver-version",
            "bnd-lastmodified",
            "build-jdk",
            "build-jdk-spec",
            "build-time",
            "built-by",
            "bundle-version",
            "created-by",
            "implementation-version",
            "specification-version",
            "tool");

    /** The same for two jars when no consumer can tell them apart. */
    public ContentDigest digest(Path jar) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()
                        && !NOT_CONTENT.matcher(entry.getName()).matches()) {
                    hashes.put(entry.getName(), ContentDigest.sha256(canonical(entry.getName(), bytes(zip, entry))));
                }
            }
        }
        return ContentDigest.ofHashes(hashes);
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] canonical(String name, byte[] content) throws IOException {
        if (name.endsWith(".class")) {
            return DebugFreeClass.of(content);
        }
        return name.equals(MANIFEST) ? manifest(content) : content;
    }

    private static byte[] manifest(byte[] content) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(content));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        write(lines, "", manifest.getMainAttributes());
        for (var section : new TreeMap<>(manifest.getEntries()).entrySet()) {
            write(lines, section.getKey(), section.getValue());
        }
        return lines.toByteArray();
    }

    private static void write(ByteArrayOutputStream lines, String section, Attributes attributes) {
        SortedMap<String, String> sorted = new TreeMap<>();
        attributes.forEach((key, value) -> {
            String header = key.toString().toLowerCase(Locale.ROOT);
            if (!ABOUT_THE_BUILD.contains(header)) {
                sorted.put(header, value.toString());
            }
        });
        sorted.forEach((key, value) ->
                lines.writeBytes((section + "\n" + key + ": " + value + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
