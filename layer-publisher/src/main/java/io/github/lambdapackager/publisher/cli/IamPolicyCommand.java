package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.lambda.LeastPolicy;
import io.github.lambdapackager.publisher.manifest.JsonText;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the rights that publishing needs. */
@Command(
        name = "iam-policy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the least IAM policy that publishing needs with these options.")
final class IamPolicyCommand implements Callable<Integer> {
    @Option(
            names = "--partition",
            defaultValue = "aws",
            paramLabel = "<name>",
            description = "aws, aws-cn, aws-us-gov.")
    private String partition = "aws";

    @Option(
            names = "--account",
            defaultValue = "*",
            paramLabel = "<account>",
            description = "12 digits (default: any).")
    private String account = "*";

    @Option(names = "--region", split = ",", paramLabel = "<region>", description = "Regions (default: any).")
    private List<String> regions = List.of("*");

    @Option(names = "--layer", split = ",", paramLabel = "<name>", description = "Layers (default: any).")
    private List<String> layers = List.of("*");

    @Option(names = "--granting", description = "With the right to share layers: for --grant and --public.")
    private boolean granting;

    @Option(names = "--pruning", description = "With the right to delete versions: for prune.")
    private boolean pruning;

    @Option(names = "--locking", description = "With the right to take locks: for --lock.")
    private boolean locking;

    @Mixin
    private BucketOptions bucket = new BucketOptions();

    @Option(names = "--ssm-prefix", paramLabel = "<path>", description = "As for publish.")
    private Optional<String> parameterPrefix = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws PublishingException {
        if (locking && bucket.settings().isEmpty()) {
            throw new PublishingException(
                    "lock", "there is no bucket that it could be in", "name it with --bucket, as for publish");
        }
        LeastPolicy policy = new LeastPolicy(
                partition, account, regions, layers, granting, pruning, bucket.settings(), locking, parameterPrefix);
        PrintWriter out = spec.commandLine().getOut();
        out.print(JsonText.of(policy.document()));
        out.flush();
        return ExitCode.DONE;
    }
}
