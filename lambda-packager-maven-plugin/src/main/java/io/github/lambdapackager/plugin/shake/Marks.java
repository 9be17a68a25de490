package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import proguard.shrink.SimpleUsageMarker;
import proguard.util.Processable;

/** What one function uses, kept outside ProGuard's classes: one byte for each class and member. */
final class Marks extends SimpleUsageMarker {
    private static final byte UNUSED = 0;
    private static final byte POSSIBLY_USED = 1;
    private static final byte USED = 2;

    private final byte[] marks;

    Marks(int size) {
        this(new byte[size]);
    }

    private Marks(byte[] marks) {
        this.marks = marks;
    }

    /** @param size how many classes and members there are by now */
    Marks copy(int size) {
        return new Marks(Arrays.copyOf(marks, size));
    }

    @Override
    public void markAsPossiblyUsed(Processable processable) {
        mark(processable, POSSIBLY_USED);
    }

    @Override
    public boolean isPossiblyUsed(Processable processable) {
        return has(processable, POSSIBLY_USED);
    }

    @Override
    public void markAsUsed(Processable processable) {
        mark(processable, USED);
    }

    @Override
    public void markAsUnused(Processable processable) {
        mark(processable, UNUSED);
    }

    @Override
    public boolean isUsed(Processable processable) {
        return has(processable, USED);
    }

    private void mark(Processable processable, byte mark) {
        int id = Slot.of(processable).id();
        if (id >= 0) {
            marks[id] = mark;
        }
    }

    private boolean has(Processable processable, byte mark) {
        int id = Slot.of(processable).id();
        return id >= 0 && marks[id] == mark;
    }
}
