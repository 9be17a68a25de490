package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What users write about who may use a layer and how it is called, checked before anything is done. */
public final class GrantRequest {
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_.-]+)+");

    private GrantRequest() {}

    /**
     * Who may use the layers.
     *
     * @param names accounts and organizations
     * @param everybody only this makes a layer public
     */
    public static SortedSet<Grant> parse(List<String> names, boolean everybody) throws PublishingException {
        SortedSet<Grant> grants = new TreeSet<>();
        for (String name : names) {
            grants.add(grant(name.strip()));
        }
        if (everybody) {
            grants.add(Grant.PUBLIC);
        }
        return grants;
    }

    private static Grant grant(String name) throws PublishingException {
        if (name.equals("*")) {
            throw new PublishingException(
                    "grant", "\"*\" would make the layers public", "if that is meant, say --public (-Dlambda.public)");
        }
        try {
            return name.startsWith("o-") ? Grant.organization(name) : Grant.account(name);
        } catch (IllegalArgumentException e) {
            throw new PublishingException(
                    "grant",
                    "\"" + name + "\" is neither an account nor an organization",
                    "write 12 digits, or o- and the organization's id");
        }
    }

    public static Optional<String> label(Optional<String> label) throws PublishingException {
        if (label.isPresent() && !PublishedContent.LABEL.matcher(label.get()).matches()) {
            throw new PublishingException(
                    "label",
                    "\"" + label.get() + "\" cannot be part of a parameter's name",
                    "write 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        return label;
    }

    public static Optional<String> prefix(Optional<String> prefix) throws PublishingException {
        if (prefix.isPresent() && !PREFIX.matcher(prefix.get()).matches()) {
            throw new PublishingException(
                    "SSM prefix",
                    "\"" + prefix.get() + "\" is no path of parameters",
                    "write it like /acme/layers, without a slash at its end");
        }
        return prefix;
    }
}
