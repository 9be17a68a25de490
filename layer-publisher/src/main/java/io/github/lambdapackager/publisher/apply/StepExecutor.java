package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.plan.LayerStep;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out one step: publishes where it must, then grants, then names the version in parameters, in this order. */
public final class StepExecutor {
    private final Journal journal;
    private final VersionPublisher publisher;
    private final Optional<String> parameterPrefix;

    /** @param parameterPrefix below which parameters are written, such as {@code /acme/layers} */
    public StepExecutor(Journal journal, Settling settling, Optional<String> parameterPrefix) {
        this.journal = journal;
        this.publisher = new VersionPublisher(journal, settling);
        this.parameterPrefix = parameterPrefix;
    }

    /** Whatever fails, the outcome says what was done before. */
    public LayerOutcome execute(LayerStep step, Path zip, LayerRegistry registry, Optional<Lease> lease)
            throws InterruptedException {
        List<Grant> granted = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        Optional<Settled> settled = step.existing().map(version -> new Settled(version, false, step.surplus()));
        try {
            if (settled.isEmpty()) {
                settled = Optional.of(publisher.publish(step, zip, registry, lease));
            }
            LayerVersion version = settled.get().version();
            if (!journal.verified().contains(Journal.verification(version))) {
                journal.settled(step, version);
            }
            for (Grant grant : missing(step, settled.get(), registry)) {
                registry.grant(version, grant);
                granted.add(grant);
                journal.granted(step, version, grant);
            }
            LockedLayer output = locked(step, version);
            writeParameters(output, registry, parameters);
            return outcome(step, settled, Optional.of(output), granted, parameters, "");
        } catch (IOException e) {
            return outcome(step, settled, Optional.empty(), granted, parameters, message(e));
        }
    }

    /** A version that another publisher made may have its grants already. */
    private static List<Grant> missing(LayerStep step, Settled settled, LayerRegistry registry)
            throws IOException, InterruptedException {
        if (!step.isNew() || settled.own() || step.missing().isEmpty()) {
            return step.missing();
        }
        Set<Grant> present = registry.grants(settled.version()).granted();
        return step.missing().stream().filter(grant -> !present.contains(grant)).toList();
    }

    private static LockedLayer locked(LayerStep step, LayerVersion version) {
        return new LockedLayer(
                step.target(),
                step.layer().name(),
                step.layer().contentDigest(),
                version.content()
                        .map(PublishedContent::humanVersion)
                        .orElse(step.content().humanVersion()),
                version.number(),
                version.arn());
    }

    private void writeParameters(LockedLayer output, LayerRegistry registry, List<String> written)
            throws IOException, InterruptedException {
        if (parameterPrefix.isEmpty()) {
            return;
        }
        for (String name : List.of(output.humanVersion(), "latest")) {
            String parameter = parameterPrefix.get() + "/" + output.layer() + "/" + name;
            if (!registry.parameter(parameter).equals(Optional.of(output.arn()))) {
                registry.putParameter(parameter, output.arn());
                written.add(parameter);
            }
        }
    }

    private static LayerOutcome outcome(
            LayerStep step,
            Optional<Settled> settled,
            Optional<LockedLayer> output,
            List<Grant> granted,
            List<String> parameters,
            String failure) {
        return new LayerOutcome(
                step.target(),
                step.layer().name(),
                output,
                step.isNew() && settled.filter(Settled::own).isPresent(),
                granted,
                parameters,
                settled.map(Settled::surplus).orElse(step.surplus()),
                failure);
    }

    private static String message(IOException e) {
        return Optional.ofNullable(e.getMessage())
                .filter(text -> !text.isBlank())
                .orElse(e.toString());
    }
}
