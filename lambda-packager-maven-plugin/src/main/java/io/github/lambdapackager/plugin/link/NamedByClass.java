package io.github.lambdapackager.plugin.link;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * What a class file names in its code, its declarations and its visible annotations.
 *
 * @param references each once
 * @param texts its string constants
 */
record NamedByClass(List<Reference> references, List<String> texts) {
    NamedByClass {
        references = List.copyOf(references);
        texts = List.copyOf(texts);
    }

    /** @param descriptors of what the class declares */
    static NamedByClass read(ClassReader reader, Collection<String> descriptors) {
        ConstantPool pool = new ConstantPool(reader);
        pool.read();
        Set<Reference> references = new LinkedHashSet<>(pool.members());
        Set<String> types = new LinkedHashSet<>(pool.types());
        descriptors.forEach(descriptor -> ConstantPool.addTypes(descriptor, types));
        if (pool.namesAttribute()) {
            new NamedByAttributes(types, references).read(reader);
        }
        types.forEach(type -> references.add(Reference.type(type)));
        return new NamedByClass(List.copyOf(references), pool.texts());
    }
}
