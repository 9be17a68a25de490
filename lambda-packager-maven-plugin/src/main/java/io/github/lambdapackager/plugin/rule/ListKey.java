package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;

/** What the keys of a list are, if it has the format of properties: what it says of a key counts where the key does. */
enum ListKey {
    /** A class, by whose {@code Class} object somebody asks for what the list says of it. */
    CLASS {
        @Override
        List<Trigger> readers(String key, List<Trigger> otherwise, ClassIndex classes) {
            return classes.isPackaged(key) ? List.of(new Trigger.ClassAsked(key)) : otherwise;
        }
    },

    /** A namespace of XML, which stands in a text of the function, or in a string. */
    NAMESPACE {
        @Override
        List<Trigger> readers(String key, List<Trigger> otherwise, ClassIndex classes) {
            return classes.hasNamespace(key) ? otherwise : List.of(new Trigger.AddressReached(key));
        }
    };

    /**
     * When counts what the list says of the key.
     *
     * @param otherwise when the whole list counts
     */
    abstract List<Trigger> readers(String key, List<Trigger> otherwise, ClassIndex classes);
}
