package io.github.lambdapackager.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Breaks a package as a faulty shaker would, behind the back of the manifest. */
final class TamperedPackage {
    /** What becomes of an entry: other bytes, or none. */
    interface Change {
        byte @Nullable [] apply(String name, byte[] content);
    }

    private TamperedPackage() {}

    static void change(Path outputFolder, String function, Change change) throws Exception {
        Path zip = outputFolder.resolve(function + ".zip");
        Path manifest = outputFolder.resolve("manifest.json");
        String before = sha256(Files.readAllBytes(zip));
        Files.write(zip, changed(Files.readAllBytes(zip), (name, content) -> inJar(name, content, change)));
        String after = sha256(Files.readAllBytes(zip));
        if (before.equals(after)) {
            throw new IllegalStateException("nothing was changed in " + zip);
        }
        Files.writeString(manifest, Files.readString(manifest).replace(before, after));
    }

    private static byte @Nullable [] inJar(String name, byte[] content, Change change) {
        return name.endsWith(".jar") ? changed(content, change) : change.apply(name, content);
    }

    private static byte[] changed(byte[] zip, Change change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries(zip).entrySet()) {
                byte[] content = change.apply(entry.getKey(), entry.getValue());
                if (content != null) {
                    ZipEntry copy = new ZipEntry(entry.getKey());
                    copy.setTime(0);
                    out.putNextEntry(copy);
                    out.write(content);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static String sha256(byte[] content) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
