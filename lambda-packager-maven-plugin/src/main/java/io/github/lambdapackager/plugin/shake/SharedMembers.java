package io.github.lambdapackager.plugin.shake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves of a class what several functions reach together: the members that at least one of them needs. */
public final class SharedMembers {
    private final ClassTrimmer trimmer = new ClassTrimmer(className -> false);

    /**
     * The class without members.
     *
     * @param unused the fields and methods that none reaches, as the name with the descriptor
     */
    public byte[] of(byte[] classFile, Set<String> unused) {
        Map<Boolean, Set<String>> byKind =
                unused.stream().collect(Collectors.partitioningBy(member -> member.contains("("), Collectors.toSet()));
        return trimmer.trim(
                classFile,
                byKind.getOrDefault(false, Set.of()),
                byKind.getOrDefault(true, Set.of()),
                Set.of(),
                Map.of(),
                true,
                Set.of(Detail.VARIABLE_NAMES));
    }
}
