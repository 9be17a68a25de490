package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import proguard.classfile.ProgramClass;

/** What the names in the classes of one artifact lead to, as of the class path that had it last. */
final class Links {
    private static final int NEVER = -1;
    private static final ProgramClass NOTHING = new ProgramClass();

    private final String[] names;
    private final ProgramClass[] targets;
    private int time = NEVER;

    /**
     * Leads nowhere yet.
     *
     * @param referenced every name that the classes may refer to
     * @param own the classes, whose names always lead to themselves
     */
    Links(Collection<String> referenced, SortedMap<String, ProgramClass> own) {
        this.names = referenced.stream().filter(name -> !own.containsKey(name)).toArray(String[]::new);
        this.targets = new ProgramClass[names.length];
        Arrays.fill(targets, NOTHING);
    }

    boolean isUnlinked() {
        return time < 0;
    }

    Collection<String> names() {
        return Arrays.asList(names);
    }

    /** The number of the class path that had the artifact last. */
    int time() {
        return time;
    }

    /**
     * Whether some name leads to something else, or to a class with other supertypes than then.
     *
     * @param program the class path by internal names
     * @param rebased the number of the class path in which a class got other supertypes, by its name
     */
    boolean areStale(Map<String, ProgramClass> program, Map<String, Integer> rebased) {
        for (int index = 0; index < names.length; index++) {
            if (program.getOrDefault(names[index], NOTHING) != targets[index]
                    || rebased.getOrDefault(names[index], NEVER) > time) {
                return true;
            }
        }
        return false;
    }

    /** Notes that they are those of a class path. */
    void renew(Map<String, ProgramClass> program, int classpath) {
        for (int index = 0; index < names.length; index++) {
            targets[index] = program.getOrDefault(names[index], NOTHING);
        }
        time = classpath;
    }
}
