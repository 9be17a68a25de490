package io.github.lambdapackager.plugin.shake;

import java.util.BitSet;
import proguard.util.Processable;

/** Classes and members by their slots: a bit for each. */
final class SlotSet {
    private final BitSet slots = new BitSet();

    /** True when it was not there before. */
    boolean add(Processable processable) {
        int id = Slot.of(processable).id();
        boolean isNew = !slots.get(id);
        slots.set(id);
        return isNew;
    }

    boolean contains(Processable processable) {
        return slots.get(Slot.of(processable).id());
    }
}
