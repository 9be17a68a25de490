package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.PlanFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What deploys cost without layers, with the plan that there is and with the one proposed. */
public final class ProposalTable {
    private static final List<String> HEAD = List.of("", "without layers", "before", "proposed");

    /** The lines of the table. */
    public List<String> render(LayerProposal proposal) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        cells.add(bytes(proposal, "expected upload of a deploy", PlanFigures::expectedBytes));
        cells.add(change(proposal, "everything changes", PlanFigures::everything));
        cells.add(change(proposal, "one line in a function", PlanFigures::function));
        cells.add(change(proposal, "one line in a shared module", PlanFigures::module));
        cells.add(change(proposal, "a dependency's version", PlanFigures::dependency));
        cells.add(bytes(proposal, "fetched at a cold start", PlanFigures::coldStartBytes));
        cells.add(row(
                proposal,
                "  at worst times those without",
                figures -> String.format(Locale.ROOT, "%.2f", figures.coldStartFactor())));
        TextTable table = new TextTable(1, cells);
        List<String> lines = new ArrayList<>(cells.stream().map(table::line).toList());
        lines.add(1, table.rule());
        return lines;
    }

    private static List<String> bytes(LayerProposal proposal, String what, Function<PlanFigures, Double> figure) {
        return row(proposal, what, figures -> Figures.size(Math.round(figure.apply(figures))));
    }

    private static List<String> change(
            LayerProposal proposal, String what, Function<PlanFigures, PlanFigures.Change> change) {
        return row(
                proposal,
                what,
                figures -> String.format(
                        Locale.ROOT,
                        "%s, %.1f functions",
                        Figures.size(Math.round(change.apply(figures).uploadedBytes())),
                        change.apply(figures).redeployedFunctions()));
    }

    private static List<String> row(LayerProposal proposal, String what, Function<PlanFigures, String> text) {
        return Stream.concat(
                        Stream.of(what),
                        Stream.of(proposal.without(), proposal.before(), proposal.after())
                                .map(text))
                .toList();
    }
}
