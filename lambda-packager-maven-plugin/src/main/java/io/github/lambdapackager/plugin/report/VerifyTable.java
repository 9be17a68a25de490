package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.publisher.model.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table that ends a verification: a line for each function and event. */
public final class VerifyTable {
    private static final List<String> HEAD = List.of("function", "event", "shaken", "proof", "what the events run");

    /** The rows of one function. */
    public List<VerifiedRow> rows(String function, Proof proof, boolean different) {
        boolean compared = proof.strength() != Proof.Strength.UNPROVEN;
        String result = compared ? "equal" : different ? "different" : "not compared";
        String figures = compared ? figures(proof.figures()) : proof.reason();
        if (proof.events().isEmpty()) {
            return List.of(
                    new VerifiedRow(function, "none", result, proof.strength().id(), figures));
        }
        return proof.events().stream()
                .map(event -> new VerifiedRow(
                        function, event.name(), result, proof.strength().id(), figures))
                .toList();
    }

    private static String figures(Map<String, Long> figures) {
        List<String> parts = new ArrayList<>();
        if (figures.containsKey("ownMethods")) {
            parts.add(figures.get("ownMethodsRun") + "/" + figures.get("ownMethods") + " own methods");
            parts.add(figures.get("reflectiveCallsRun") + "/" + figures.get("reflectiveCalls") + " reflective calls");
        }
        parts.add(figures.getOrDefault("awsAnswers", 0L) + " AWS answers");
        parts.add(figures.getOrDefault("logLines", 0L) + " log lines");
        parts.add(figures.getOrDefault("classesLoaded", 0L) + " classes");
        return String.join(", ", parts);
    }

    /** The lines of the table, rows in the order given. */
    public List<String> render(List<VerifiedRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        rows.forEach(row -> cells.add(row.cells()));
        TextTable table = new TextTable(HEAD.size(), cells);
        List<String> lines = new ArrayList<>(cells.stream().map(table::line).toList());
        lines.add(1, table.rule());
        return lines;
    }
}
