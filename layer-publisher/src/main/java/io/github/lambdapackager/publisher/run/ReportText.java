package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.LayerStep;
import io.github.lambdapackager.publisher.plan.PruneStep;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import io.github.lambdapackager.publisher.plan.StatusRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What people read: one line for each layer in each Region, and one for each thing that they should know of. */
public final class ReportText {
    private ReportText() {}

    /** What will be done. */
    public static List<String> of(PublishPlan plan) {
        List<String> lines = new ArrayList<>();
        for (LayerStep step : plan.steps()) {
            String version = step.existing()
                    .map(existing -> "unchanged, version " + existing.number())
                    .orElse("new");
            lines.add(place(step.target(), step.layer().name()) + version + " ("
                    + step.content().humanVersion() + ")" + grants(", to grant to ", step.missing()));
            step.unasked().forEach(more -> lines.add("  also granted to " + more + ", which was not asked for"));
        }
        lines.add("%d to publish, %d unchanged, %d to grant"
                .formatted(plan.publications(), plan.steps().size() - plan.publications(), plan.grants()));
        return lines;
    }

    /** What failed, for the last message. */
    public static List<String> failures(PublishReport report) {
        return report.outcomes().stream()
                .filter(LayerOutcome::isFailed)
                .map(outcome -> place(outcome.target(), outcome.layer()) + outcome.failure())
                .toList();
    }

    /** What became of one layer. */
    public static List<String> of(LayerOutcome outcome) {
        List<String> lines = new ArrayList<>();
        String place = place(outcome.target(), outcome.layer());
        outcome.output()
                .ifPresent(
                        output -> lines.add(place + (outcome.published() ? "published " : "unchanged ") + output.arn()
                                + " (" + output.humanVersion() + ")" + grants(", granted to ", outcome.granted())));
        if (outcome.isFailed()) {
            lines.add(place + "FAILED: " + outcome.failure());
        }
        outcome.surplus()
                .forEach(surplus -> lines.add("  surplus: " + surplus.arn() + " has the same content; prune it"));
        return lines;
    }

    /** What goes and what stays. */
    public static List<String> of(PruneReport report, boolean dryRun) {
        List<String> lines = new ArrayList<>();
        for (PruneStep step : report.steps()) {
            LayerVersion version = step.version();
            String fate = step.goes()
                    ? report.deleted().contains(step) ? "deleted" : dryRun ? "to delete" : "NOT deleted"
                    : "kept: " + step.kept();
            lines.add(place(step.target(), version.layer()) + "version " + version.number() + " " + fate);
        }
        report.failures().forEach(failure -> lines.add("FAILED: " + failure));
        lines.add(report.steps().stream().filter(PruneStep::goes).count() + " of "
                + report.steps().size() + " versions "
                + (dryRun
                        ? "would be deleted"
                        : "to delete, " + report.deleted().size() + " deleted"));
        return lines;
    }

    /** What is published. */
    public static List<String> of(StatusReport report) {
        List<String> lines = new ArrayList<>();
        for (StatusRow row : report.rows()) {
            lines.add(place(row.target(), row.layer())
                    + row.current().map(ReportText::shown).orElse("not published") + ", "
                    + row.versions().size() + " in all"
                    + grants(", granted to ", List.copyOf(row.grants().granted())));
            row.drift().forEach(drift -> lines.add("  drift: " + drift));
            row.surplus().forEach(surplus -> lines.add("  surplus: " + surplus.arn()));
        }
        report.failures().forEach(failure -> lines.add("FAILED: " + failure));
        return lines;
    }

    private static String shown(LayerVersion version) {
        return "version " + version.number()
                + version.content()
                        .map(PublishedContent::humanVersion)
                        .map(human -> " (" + human + ")")
                        .orElse("");
    }

    private static String place(Target target, String layer) {
        return "%s  %-14s  %-20s  ".formatted(target.account(), target.region(), layer);
    }

    private static String grants(String text, List<Grant> grants) {
        return grants.isEmpty()
                ? ""
                : text + grants.stream().map(Grant::toString).collect(Collectors.joining(", "));
    }
}
