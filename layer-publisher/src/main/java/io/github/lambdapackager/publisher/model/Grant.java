package io.github.lambdapackager.publisher.model;

import java.util.regex.Pattern;

/**
 * Who may use one version of a layer.
 *
 * @param principal an account, or {@code *}
 * @param organization whose accounts alone {@code *} means; {@code ""} means everybody
 */
public record Grant(String principal, String organization) implements Comparable<Grant> {
    private static final Pattern PRINCIPAL = Pattern.compile("[0-9]{12}|\\*");
    private static final Pattern ORGANIZATION = Pattern.compile("(o-[a-z0-9]{10,32})?");

    /** Everybody who has an AWS account. */
    public static final Grant PUBLIC = new Grant("*", "");

    public Grant {
        if (!PRINCIPAL.matcher(principal).matches()) {
            throw new IllegalArgumentException("principal \"" + principal + "\" is neither twelve digits nor *");
        }
        if (!ORGANIZATION.matcher(organization).matches()) {
            throw new IllegalArgumentException(
                    "organization \"" + organization + "\" is not o- and 10 to 32 lower-case letters and digits");
        }
        if (!organization.isEmpty() && !principal.equals("*")) {
            throw new IllegalArgumentException("an organization is granted as a whole, not one account of it");
        }
    }

    public static Grant account(String account) {
        return new Grant(account, "");
    }

    public static Grant organization(String organization) {
        return new Grant("*", organization);
    }

    /** The same for the same grant, so that a repeated call cannot grant twice. */
    public String statementId() {
        if (equals(PUBLIC)) {
            return "lambda-packager-public";
        }
        return "lambda-packager-" + (organization.isEmpty() ? principal : organization);
    }

    @Override
    public int compareTo(Grant other) {
        return statementId().compareTo(other.statementId());
    }

    @Override
    public String toString() {
        if (equals(PUBLIC)) {
            return "everybody";
        }
        return organization.isEmpty() ? "account " + principal : "organization " + organization;
    }
}
