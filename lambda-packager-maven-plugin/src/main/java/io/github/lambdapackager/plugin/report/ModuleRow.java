package io.github.lambdapackager.plugin.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What became of a module, in figures. */
public record ModuleRow(List<FunctionRow> functions, BuildCounts counts) {
    public ModuleRow {
        functions = List.copyOf(functions);
    }

    /** The row as types of the JDK, which all class loaders share. */
    public Object[] encoded() {
        List<Object> row =
                new ArrayList<>(List.of(counts.parsedJars(), counts.shakenFunctions(), counts.writtenZips()));
        functions.forEach(function -> row.add(function.encoded()));
        return row.toArray();
    }

    /** The row that {@link #encoded} came from. */
    public static ModuleRow decoded(Object[] row) {
        return new ModuleRow(
                Arrays.stream(row)
                        .skip(3)
                        .map(function -> FunctionRow.decoded((Object[]) function))
                        .toList(),
                new BuildCounts((Integer) row[0], (Integer) row[1], (Integer) row[2]));
    }
}
