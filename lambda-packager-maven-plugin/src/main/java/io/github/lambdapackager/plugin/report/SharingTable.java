package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.model.SharedModule;
import io.github.lambdapackager.plugin.model.SharedModule.SharingFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What it costs to embed a shared module, to have it in a layer, and to take it as a library. */
public final class SharingTable {
    private static final String NONE = "-";

    /** The lines of the table. */
    public List<String> render(SharedModule module) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(
                module.module() + ", in " + module.functions() + (module.functions() == 1 ? " function" : " functions"),
                "embedded",
                "layer",
                "library"));
        cells.add(row(module, "uploaded by a full deploy", figures -> Figures.size(figures.everything())));
        cells.add(row(module, "uploaded by a change of it", figures -> Figures.size(figures.change())));
        cells.add(row(module, "functions redeployed by it", figures -> String.valueOf(figures.redeployed())));
        cells.add(row(module, "fetched at a cold start", figures -> Figures.size(figures.coldStart())));
        TextTable table = new TextTable(1, cells);
        List<String> lines = new ArrayList<>(cells.stream().map(table::line).toList());
        lines.add(1, table.rule());
        if (!module.whyNoLayer().isEmpty()) {
            lines.add("no layer: " + module.whyNoLayer());
        }
        lines.add("library: until a release is taken, which then is as embedded");
        return lines;
    }

    private static List<String> row(SharedModule module, String what, Function<SharingFigures, String> text) {
        return List.of(
                what,
                text.apply(module.embedded()),
                module.layer().map(text).orElse(NONE),
                text.apply(module.library()));
    }
}
