package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.plan.LayerStep;
import io.github.lambdapackager.publisher.plan.PruneStep;
import io.github.lambdapackager.publisher.plan.StatusRow;
import io.github.lambdapackager.publisher.run.PruneReport;
import io.github.lambdapackager.publisher.run.PublishReport;
import io.github.lambdapackager.publisher.run.StatusReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports as {@code --json} prints them; docs/publishing.md describes the fields. */
final class ReportTree {
    private ReportTree() {}

    static Map<String, Object> of(PublishReport report, boolean dryRun) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("dryRun", dryRun);
        tree.put("plan", report.plan().steps().stream().map(ReportTree::step).toList());
        tree.put("outcomes", report.outcomes().stream().map(ReportTree::outcome).toList());
        return tree;
    }

    private static Map<String, Object> step(LayerStep step) {
        Map<String, Object> tree = place(
                step.target().account(), step.target().region(), step.layer().name());
        tree.put("action", step.isNew() ? "publish" : "none");
        tree.put("digest", step.content().digest().toString());
        tree.put("humanVersion", step.content().humanVersion());
        step.existing().ifPresent(version -> tree.put("arn", version.arn()));
        tree.put("grant", step.missing().stream().map(Grant::toString).toList());
        tree.put("grantedUnasked", step.unasked());
        tree.put("surplus", arns(step.surplus()));
        return tree;
    }

    private static Map<String, Object> outcome(LayerOutcome outcome) {
        Map<String, Object> tree =
                place(outcome.target().account(), outcome.target().region(), outcome.layer());
        tree.put("published", outcome.published());
        outcome.output().ifPresent(output -> {
            tree.put("digest", output.digest().toString());
            tree.put("humanVersion", output.humanVersion());
            tree.put("version", output.number());
            tree.put("arn", output.arn());
        });
        tree.put("granted", outcome.granted().stream().map(Grant::toString).toList());
        tree.put("parameters", outcome.parameters());
        tree.put("surplus", arns(outcome.surplus()));
        if (outcome.isFailed()) {
            tree.put("failure", outcome.failure());
        }
        return tree;
    }

    static Map<String, Object> of(PruneReport report, boolean dryRun) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("dryRun", dryRun);
        tree.put(
                "versions",
                report.steps().stream().map(step -> version(step, report)).toList());
        tree.put("failures", report.failures());
        return tree;
    }

    private static Map<String, Object> version(PruneStep step, PruneReport report) {
        Map<String, Object> tree = place(
                step.target().account(), step.target().region(), step.version().layer());
        tree.put("arn", step.version().arn());
        tree.put("action", step.goes() ? "delete" : "keep");
        tree.put("deleted", report.deleted().contains(step));
        if (!step.goes()) {
            tree.put("reason", step.kept());
        }
        return tree;
    }

    static Map<String, Object> of(StatusReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("layers", report.rows().stream().map(ReportTree::row).toList());
        tree.put("failures", report.failures());
        return tree;
    }

    private static Map<String, Object> row(StatusRow row) {
        Map<String, Object> tree = place(row.target().account(), row.target().region(), row.layer());
        row.current().ifPresent(current -> {
            tree.put("arn", current.arn());
            current.content().map(PublishedContent::humanVersion).ifPresent(human -> tree.put("humanVersion", human));
        });
        tree.put("versions", row.versions().size());
        tree.put("granted", row.grants().granted().stream().map(Grant::toString).toList());
        tree.put("surplus", arns(row.surplus()));
        tree.put("drift", row.drift());
        return tree;
    }

    private static Map<String, Object> place(String account, String region, String layer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("account", account);
        tree.put("region", region);
        tree.put("layer", layer);
        return tree;
    }

    private static List<String> arns(List<LayerVersion> versions) {
        return versions.stream().map(LayerVersion::arn).toList();
    }
}
