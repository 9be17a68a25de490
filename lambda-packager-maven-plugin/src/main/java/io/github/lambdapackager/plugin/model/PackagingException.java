package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** The user can fix it: every violation names its subject, the problem and the remedy. */
public final class PackagingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public PackagingException(String subject, String problem, String remedy) {
        this(List.of(new Violation(subject, problem, remedy)));
    }

    public PackagingException(List<Violation> violations) {
        super(violations.stream().map(Violation::message).collect(Collectors.joining("\n")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
