package io.github.lambdapackager.plugin.link;

import java.util.Locale;

/**
 * How much of a package was checked; all of it holds.
 *
 * @param references different ones, of classes, fields, methods, annotations and their elements
 * @param dangling those of them that led nowhere before shaking either, such as optional dependencies
 * @param services those that the package may ask for
 * @param resources those that classes name in a constant
 */
public record LinkReport(int references, int dangling, int services, int resources) {

    /** One line for who wants to know. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d references, %d services and %d resources lead where they led on the class path;"
                        + " %,d references dangled before",
                references - dangling,
                services,
                resources,
                dangling);
    }
}
