package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.lambda.AwsRegistries;
import io.github.lambdapackager.publisher.lambda.AwsSettings;
import io.github.lambdapackager.publisher.local.FolderRegistry;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.registry.UploadListener;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to publish.
 *
 * @param folder that plays AWS; empty for AWS itself
 */
public record Destination(Optional<Path> folder, AwsSettings aws) {
    private static final String FILE = "file:";
    private static final String REHEARSED_REGION = "us-east-1";
    private static final String REHEARSED_ACCOUNT = "000000000000";
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::(?<account>[0-9]{12}):role/\\S+");

    /** Reads {@code aws}, or {@code file:} and a folder. */
    public static Destination parse(String target, Path base, AwsSettings aws) throws PublishingException {
        if (target.equals("aws")) {
            return new Destination(Optional.empty(), aws);
        }
        if (!target.startsWith(FILE) || target.length() == FILE.length()) {
            throw new PublishingException(
                    "target",
                    "\"" + target + "\" is unknown",
                    "write aws, or file: and a folder, such as file:registry");
        }
        try {
            return new Destination(Optional.of(base.resolve(target.substring(FILE.length()))), aws);
        } catch (InvalidPathException e) {
            throw new PublishingException("target", "\"" + target + "\" names no folder", "write file: and a folder");
        }
    }

    /** Opens every Region of every account. */
    public Registries open(UploadListener listener) throws PublishingException, IOException {
        for (String role : aws.roles()) {
            if (!ROLE.matcher(role).matches()) {
                throw new PublishingException(
                        "role", "\"" + role + "\" is no role's ARN", "write arn:aws:iam::<account>:role/<name>");
            }
        }
        try {
            return folder.isPresent() ? rehearsal(folder.get()) : new AwsRegistries(aws, listener).open();
        } catch (IllegalArgumentException e) {
            throw new PublishingException("target", String.valueOf(e.getMessage()), "correct the Regions or roles");
        }
    }

    private Registries rehearsal(Path root) {
        List<String> regions = aws.regions().isEmpty() ? List.of(REHEARSED_REGION) : aws.regions();
        SortedSet<Target> targets = new TreeSet<>();
        for (String account : accounts()) {
            regions.forEach(region -> targets.add(new Target(account, region)));
        }
        List<LayerRegistry> registries = targets.stream()
                .<LayerRegistry>map(target -> new FolderRegistry(root, target, Clock.systemUTC()))
                .toList();
        return new Registries(registries, () -> {});
    }

    private List<String> accounts() {
        return aws.roles().isEmpty()
                ? List.of(REHEARSED_ACCOUNT)
                : aws.roles().stream().map(Destination::account).toList();
    }

    private static String account(String role) {
        Matcher matcher = ROLE.matcher(role);
        if (!matcher.matches()) {
            throw new IllegalStateException(role + " was checked before");
        }
        return matcher.group("account");
    }
}
