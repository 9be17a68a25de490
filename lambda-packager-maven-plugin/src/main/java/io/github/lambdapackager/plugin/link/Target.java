package io.github.lambdapackager.plugin.link;

import java.util.Set;

/**
 * What a reference leads to.
 *
 * @param holders internal names of the classes that declare it; several where the specification leaves the choice open
 */
record Target(Set<String> holders, boolean isStatic) {
    Target {
        holders = Set.copyOf(holders);
    }

    static Target of(String holder, boolean isStatic) {
        return new Target(Set.of(holder), isStatic);
    }

    /** Whether whoever linked to that one finds the same in this one. */
    boolean isSameAs(Target before) {
        return isStatic == before.isStatic && before.holders.containsAll(holders);
    }
}
