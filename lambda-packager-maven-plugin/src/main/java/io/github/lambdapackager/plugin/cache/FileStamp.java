package io.github.lambdapackager.plugin.cache;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file, or of several: while it is the same, so is the content.
 *
 * @param text size, time of modification, time of the last change that nobody can set (in the manner of Unix), and which
 *     file of the file system it is, as far as these are known
 * @param latest of those times, in nanoseconds since 1970
 */
record FileStamp(String text, long latest) {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    static FileStamp of(Path file) throws IOException {
        if (UNIX) {
            // One question to the system; the JDK's common attributes lack the time of the last change.
            Map<String, Object> unix = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,dev,ino");
            return stamp(
                    String.valueOf(unix.get("size")),
                    nanos(unix.get("lastModifiedTime")),
                    nanos(unix.get("ctime")),
                    unix.get("dev") + ":" + unix.get("ino"));
        }
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
        long modified = nanos(basic.lastModifiedTime());
        return stamp(
                String.valueOf(basic.size()),
                modified,
                modified,
                Objects.requireNonNullElse(basic.fileKey(), "").toString());
    }

    /** Of all of them together, in their order. */
    static FileStamp ofAll(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        long latest = Long.MIN_VALUE;
        for (Path file : files) {
            FileStamp stamp = of(file);
            text.append(file).append('\n').append(stamp.text()).append('\n');
            latest = Math.max(latest, stamp.latest());
        }
        return new FileStamp(ContentDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8)), latest);
    }

    private static FileStamp stamp(String size, long modified, long changed, String file) {
        return new FileStamp(size + " " + modified + " " + changed + " " + file, Math.max(modified, changed));
    }

    private static long nanos(@Nullable Object time) {
        return ((FileTime) Objects.requireNonNull(time)).to(TimeUnit.NANOSECONDS);
    }
}
