package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FilesByName;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.ServiceFile;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Which elements of a class path a function's layers hold, and what of them. */
final class LayeredElements {
    private static final String SERVICES = "META-INF/services/";

    private static final FilesByName NOTHING = FilesByName.copyOf(Collections.emptySortedMap());

    private final FunctionLayers layers;
    private final Map<Integer, FilesByName> brought = new HashMap<>();

    LayeredElements(LinkedClasses classes, FunctionLayers layers) {
        this.layers = layers;
        for (int index = 0; index < classes.content().packaged().size(); index++) {
            int element = index;
            layers.holding(classes.element(index).artifact().coordinates())
                    .ifPresent(content -> brought.put(element, content.effectiveEntries(classes.javaVersion())));
        }
    }

    FunctionLayers layers() {
        return layers;
    }

    /** Whether the artifact of the element is in a layer, be it only in part. */
    boolean contains(int element) {
        return brought.containsKey(element);
    }

    /** Whether a layer holds a class file of the element. */
    boolean brings(int element, String classFile) {
        return brought.getOrDefault(element, NOTHING).containsKey(classFile);
    }

    /** Whether a layer holds all that the function needs of a file of the element. */
    boolean brings(int element, String name, byte[] needed) {
        byte[] there = brought.getOrDefault(element, NOTHING).get(name);
        return there != null && (!name.startsWith(SERVICES) || offersAll(there, needed));
    }

    /** A layer that keeps some classes alone has no provider that none of its functions needed so far. */
    private static boolean offersAll(byte[] there, byte[] needed) {
        return new HashSet<>(new ServiceFile(there).providers()).containsAll(new ServiceFile(needed).providers());
    }
}
