package io.github.lambdapackager.publisher.apply;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that lines are appended to, each on the disk before its writer goes on; those that come together get there together. */
final class DurableLines implements Closeable {
    private final FileChannel channel;
    private final Object disk = new Object();
    private boolean cutOff;
    private long written;
    private long onDisk;

    private DurableLines(FileChannel channel, boolean cutOff) {
        this.channel = channel;
        this.cutOff = cutOff;
    }

    static DurableLines open(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return new DurableLines(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                // Its writer was killed within a line.
                !text.isEmpty() && !text.endsWith("\n"));
    }

    void append(String line) throws IOException {
        force(write(line));
    }

    private synchronized long write(String line) throws IOException {
        // What was cut off must not be continued by the next line.
        ByteBuffer bytes = ByteBuffer.wrap(((cutOff ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
        cutOff = true;
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        cutOff = false;
        written++;
        return written;
    }

    /** One writer waits for the disk; those that came meanwhile find that it took theirs along, or wait once more. */
    private void force(long line) throws IOException {
        synchronized (disk) {
            if (onDisk < line) {
                long now = written();
                channel.force(false);
                onDisk = now;
            }
        }
    }

    private synchronized long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
