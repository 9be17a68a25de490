package io.github.lambdapackager.plugin.cache;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;

/**
 * What the file system says of a file: while it is the same, so is the content.
 *
 * @param changed the time of the last change that nobody can set, in the manner of Unix; elsewhere {@code modified}
 * @param file which file of the file system it is; {@code ""} where that is not known
 */
public record FileStamp(long size, String modified, String changed, String file) {
    static FileStamp of(Path path) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class);
        boolean unix = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
        Object changed = unix ? Files.getAttribute(path, "unix:ctime") : basic.lastModifiedTime();
        return new FileStamp(
                basic.size(),
                basic.lastModifiedTime().toInstant().toString(),
                ((FileTime) changed).toInstant().toString(),
                Objects.requireNonNullElse(basic.fileKey(), "").toString());
    }

    /** A file that changed a moment ago may change again without another time to show for it. */
    boolean isOlderThan(Instant time) {
        return Instant.parse(modified).isBefore(time) && Instant.parse(changed).isBefore(time);
    }
}
