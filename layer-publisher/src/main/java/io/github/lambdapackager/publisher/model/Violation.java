package io.github.lambdapackager.publisher.model;

/**
 * Something that the user can put right.
 *
 * @param subject what it is about, such as {@code function orders}
 * @param problem what is wrong, with the value
 * @param remedy what to do
 */
public record Violation(String subject, String problem, String remedy) {
    public Violation {
        if (subject.isBlank() || problem.isBlank() || remedy.isBlank()) {
            throw new IllegalArgumentException("a violation needs subject, problem and remedy");
        }
    }

    /** Two lines: the subject with its problem, and the remedy. */
    public String message() {
        return subject + ": " + problem + "\n  → " + remedy;
    }

    @Override
    public String toString() {
        return message();
    }
}
