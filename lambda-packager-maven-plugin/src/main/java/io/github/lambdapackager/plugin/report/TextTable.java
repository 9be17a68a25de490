package io.github.lambdapackager.plugin.report;

import java.util.List;

/** Lines of cells in columns: the first ones to the left, figures to the right. */
final class TextTable {
    private final int leftColumns;
    private final int[] widths;

    TextTable(int leftColumns, List<List<String>> lines) {
        this.leftColumns = leftColumns;
        this.widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
    }

    String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : "   ").append(column < leftColumns ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    String rule() {
        int width = 3 * (widths.length - 1);
        for (int column : widths) {
            width += column;
        }
        return "-".repeat(width);
    }
}
