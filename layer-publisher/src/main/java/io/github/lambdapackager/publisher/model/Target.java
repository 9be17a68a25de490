package io.github.lambdapackager.publisher.model;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Where layers are published: one Region of one account.
 *
 * @param account twelve digits
 * @param region such as {@code eu-west-1}
 */
public record Target(String account, String region) implements Comparable<Target> {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::account).thenComparing(Target::region);

    public Target {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("account \"" + account + "\" is not twelve digits");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("region \"" + region + "\" is not of the form eu-west-1");
        }
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
