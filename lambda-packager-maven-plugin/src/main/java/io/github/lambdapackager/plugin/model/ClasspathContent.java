package io.github.lambdapackager.plugin.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A function's class path, read: the module first, then its artifacts, in Maven's order.
 *
 * @param packaged what may travel with the function
 * @param provided what is there at run time without travelling
 */
public record ClasspathContent(List<ClasspathElement> packaged, List<ClasspathElement> provided) {
    public ClasspathContent {
        packaged = List.copyOf(packaged);
        provided = List.copyOf(provided);
    }

    /** The module's own classes and resources. */
    public ClasspathElement module() {
        return packaged.get(0);
    }

    public Stream<ClasspathElement> all() {
        return Stream.concat(packaged.stream(), provided.stream());
    }
}
