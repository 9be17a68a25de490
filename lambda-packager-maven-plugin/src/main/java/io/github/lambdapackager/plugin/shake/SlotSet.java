package io.github.lambdapackager.plugin.shake;

import proguard.util.Processable;

/** Classes and members by their slots: a bit for each. */
final class SlotSet {
    private final NumberSet slots = new NumberSet();

    /** True when it was not there before. */
    boolean add(Processable processable) {
        return slots.add(Slot.of(processable).id());
    }

    boolean contains(Processable processable) {
        return slots.contains(Slot.of(processable).id());
    }
}
