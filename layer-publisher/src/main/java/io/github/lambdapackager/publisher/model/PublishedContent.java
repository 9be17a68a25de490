package io.github.lambdapackager.publisher.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the description of a published version says of its content, so that one listing tells what is there.
 *
 * @param label the first part of the human version
 * @param zipSha256 of the zip that was uploaded, in base64: what Lambda has to answer as {@code CodeSha256}
 */
public record PublishedContent(String label, ContentDigest digest, String zipSha256) {
    /** What a label may look like: it stands in the names of SSM parameters. */
    public static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final int SHOWN_DIGITS = 12;
    private static final Pattern DESCRIPTION = Pattern.compile("(?<label>" + LABEL.pattern()
            + ")-(?<short>[0-9a-f]{12}) sha256:(?<digest>[0-9a-f]{64}) zip:(?<zip>[A-Za-z0-9+/]{43}=)");

    public PublishedContent {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "label \"" + label + "\" is not 1 to 64 letters, digits, dots, hyphens and underscores");
        }
    }

    /** Reads what {@link #description} wrote; empty when something else wrote it. */
    public static Optional<PublishedContent> parse(String description) {
        Matcher matcher = DESCRIPTION.matcher(description);
        if (!matcher.matches() || !matcher.group("digest").startsWith(matcher.group("short"))) {
            return Optional.empty();
        }
        return Optional.of(new PublishedContent(
                matcher.group("label"), new ContentDigest(matcher.group("digest")), matcher.group("zip")));
    }

    /** The same in every Region: the label, a hyphen, and the first twelve digits of the content digest. */
    public String humanVersion() {
        return label + "-" + digest.sha256Hex().substring(0, SHOWN_DIGITS);
    }

    /** At most 190 of the 256 characters that Lambda allows. */
    public String description() {
        return humanVersion() + " " + digest + " zip:" + zipSha256;
    }
}
