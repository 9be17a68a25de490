package io.github.lambdapackager.publisher.local;

import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.Lease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The operating system's lock on a file: it ends with the process, however that ends. */
final class FolderLease implements Lease {
    private final FileChannel channel;

    private FolderLease(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for other processes; another publisher in this one is refused. */
    static FolderLease take(Path file, Target target) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new FolderLease(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another publisher is at work in " + target, e);
        }
    }

    @Override
    public void check() throws IOException {
        if (!channel.isOpen()) {
            throw new IOException("the lock was given back");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
