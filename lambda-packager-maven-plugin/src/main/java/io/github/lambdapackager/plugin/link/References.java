package io.github.lambdapackager.plugin.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has one object for each reference and each text that classes name, however many do. Safe for several threads. */
final class References {
    private final Map<Reference, Reference> references = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** The reference with a number of its own. */
    synchronized Reference numbered(Reference reference) {
        Reference known = references.get(reference);
        if (known != null) {
            return known;
        }
        String owner = shared(reference.owner());
        Reference fresh = new Reference(
                reference.kind(),
                owner,
                shared(reference.name()),
                shared(reference.descriptor()),
                references.size(),
                owners.computeIfAbsent(owner, unknown -> owners.size()));
        references.put(fresh, fresh);
        return fresh;
    }

    synchronized List<Reference> numbered(Collection<Reference> each) {
        return each.stream().map(this::numbered).toList();
    }

    synchronized List<String> shared(Collection<String> each) {
        return each.stream().map(this::shared).toList();
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
