package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** The table that ends a build: a line a function, and a line for all of them. */
public final class BuildTable {
    private static final List<String> HEAD = List.of(
            "function", "zipped: unshaken → minimized", "", "unzipped: unshaken → minimized", "", "classes", "time");

    /** The lines of the table, rows in the order given. */
    public List<String> render(List<FunctionRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        rows.forEach(row -> cells.add(cells(row)));
        cells.add(cells(total(rows)));
        TextTable table = new TextTable(1, cells);
        List<String> lines = new ArrayList<>(cells.stream().map(table::line).toList());
        lines.add(1, table.rule());
        lines.add(lines.size() - 1, table.rule());
        return lines;
    }

    private static List<String> cells(FunctionRow row) {
        return List.of(
                row.function(),
                Figures.sizes(row.unshakenZipped(), row.zipped()),
                Figures.percent(row.unshakenZipped(), row.zipped()),
                Figures.sizes(row.unshakenUnzipped(), row.unzipped()),
                Figures.percent(row.unshakenUnzipped(), row.unzipped()),
                Figures.counts(row.classesIn(), row.classesOut()),
                Figures.seconds(row.time()));
    }

    private static FunctionRow total(List<FunctionRow> rows) {
        return new FunctionRow(
                rows.size() == 1 ? "1 function" : rows.size() + " functions",
                sum(rows, FunctionRow::unshakenZipped),
                sum(rows, FunctionRow::zipped),
                sum(rows, FunctionRow::unshakenUnzipped),
                sum(rows, FunctionRow::unzipped),
                count(rows, FunctionRow::classesIn),
                count(rows, FunctionRow::classesOut),
                Origin.BUILT,
                List.of(),
                rows.stream().map(FunctionRow::time).reduce(Duration.ZERO, Duration::plus));
    }

    private static long sum(List<FunctionRow> rows, ToLongFunction<FunctionRow> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    private static int count(List<FunctionRow> rows, ToIntFunction<FunctionRow> figure) {
        return rows.stream().mapToInt(figure).sum();
    }
}
