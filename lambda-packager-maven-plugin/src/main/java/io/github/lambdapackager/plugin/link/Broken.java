package io.github.lambdapackager.plugin.link;

/**
 * What held on the class path and does not hold in the package.
 *
 * @param caller who relies on it, such as a class
 * @param target what it relies on
 * @param className the binary name of the class that has the target; empty for a resource
 * @param member of that class, as {@code nameDescriptor}; empty for the class itself
 * @param problem what is wrong with it now
 */
record Broken(String caller, String target, String className, String member, String problem) {}
