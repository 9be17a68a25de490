package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.model.LayerVariant;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What layers would weigh whole, with the classes that their functions reach, and with the members, zipped. */
public final class VariantTable {
    private static final List<String> HEAD = List.of("layer, zipped", "whole", "kept set", "minimal");

    /** The lines of the table. */
    public List<String> render(Map<String, LayerVariant> variants) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        new TreeMap<>(variants).forEach((layer, variant) -> cells.add(cells(layer, List.of(variant))));
        if (variants.size() > 1) {
            cells.add(cells(variants.size() + " layers", List.copyOf(variants.values())));
        }
        TextTable table = new TextTable(1, cells);
        List<String> lines = new ArrayList<>(cells.stream().map(table::line).toList());
        lines.add(1, table.rule());
        return lines;
    }

    private static List<String> cells(String name, List<LayerVariant> variants) {
        return List.of(
                name,
                sum(variants, LayerVariant::whole),
                sum(variants, LayerVariant::keptSet),
                sum(variants, LayerVariant::minimal));
    }

    private static String sum(List<LayerVariant> variants, Function<LayerVariant, ArchiveSize> size) {
        return Figures.size(variants.stream()
                .mapToLong(variant -> size.apply(variant).zippedBytes())
                .sum());
    }
}
