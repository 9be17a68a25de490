package io.github.lambdapackager.plugin.link;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * What a class file names in its code, its declarations and its visible annotations.
 *
 * @param references each once, with its number
 * @param texts its string constants
 */
record NamedByClass(List<Reference> references, List<String> texts) {
    NamedByClass {
        references = List.copyOf(references);
        texts = List.copyOf(texts);
    }

    /** @param declaredTypes what the descriptors of its members name */
    static NamedByClass read(ClassReader reader, Collection<String> declaredTypes, References known) {
        ConstantPool pool = new ConstantPool(reader);
        pool.read();
        Set<Reference> references = new LinkedHashSet<>(pool.members());
        Set<String> types = new LinkedHashSet<>(pool.types());
        types.addAll(declaredTypes);
        if (pool.namesAttribute()) {
            new NamedByAttributes(types, references).read(reader);
        }
        types.forEach(type -> references.add(Reference.type(type)));
        return new NamedByClass(known.numbered(references), known.shared(pool.texts()));
    }
}
