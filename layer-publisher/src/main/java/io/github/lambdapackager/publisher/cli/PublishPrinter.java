package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import io.github.lambdapackager.publisher.registry.UploadListener;
import io.github.lambdapackager.publisher.run.PublishListener;
import io.github.lambdapackager.publisher.run.PublishReport;
import io.github.lambdapackager.publisher.run.ReportText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Help;

/** Shows how publishing goes on: a bar on a terminal, plain lines elsewhere, nothing but JSON when that is wanted. */
final class PublishPrinter implements PublishListener, UploadListener {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean dryRun;
    private final boolean terminal = Help.Ansi.AUTO.enabled() && System.getenv("CI") == null;
    private int steps;
    private int done;

    PublishPrinter(PrintWriter out, PrintWriter err, boolean json, boolean dryRun) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.dryRun = dryRun;
    }

    @Override
    public synchronized void planned(PublishPlan plan) {
        steps = plan.steps().size();
        if (!json && (dryRun || terminal)) {
            ReportText.of(plan).forEach(out::println);
        }
    }

    @Override
    public synchronized void done(LayerOutcome outcome) {
        done++;
        if (!json) {
            clearBar();
            ReportText.of(outcome).forEach(out::println);
            bar(done, steps, "layers");
        }
    }

    @Override
    public synchronized void sent(Target target, String layer, long bytes, long total) {
        if (!json) {
            bar(bytes, total, "bytes of " + layer + " to " + target.region());
        }
    }

    /** What is said when all is done. */
    synchronized List<String> summary(PublishReport report) {
        clearBar();
        return dryRun
                ? List.of()
                : List.of("%d published, %d granted, %d unchanged, %d failed"
                        .formatted(
                                count(report, LayerOutcome::published),
                                count(report, outcome -> !outcome.granted().isEmpty()),
                                count(report, LayerOutcome::isUnchanged),
                                count(report, LayerOutcome::isFailed)));
    }

    private static long count(PublishReport report, Predicate<LayerOutcome> which) {
        return report.outcomes().stream().filter(which).count();
    }

    private void bar(long part, long whole, String what) {
        if (terminal && whole > 0) {
            int filled = (int) (WIDTH * Math.min(part, whole) / whole);
            err.printf(
                    Locale.ROOT,
                    "\r\033[K[%s%s] %d of %d %s",
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    part,
                    whole,
                    what);
            err.flush();
        }
    }

    private void clearBar() {
        if (terminal) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
