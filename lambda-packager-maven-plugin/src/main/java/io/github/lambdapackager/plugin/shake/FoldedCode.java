package io.github.lambdapackager.plugin.shake;

import java.util.List;
import java.util.Map;

/**
 * What never happens in the code of a method.
 *
 * @param branches by the number of a conditional branch among the instructions, whether it is always taken, or never
 * @param idleHandlers the entries of the table of exceptions that catch what nobody throws
 */
record FoldedCode(Map<Integer, Boolean> branches, List<Integer> idleHandlers) {
    static final FoldedCode NONE = new FoldedCode(Map.of(), List.of());

    FoldedCode {
        branches = Map.copyOf(branches);
        idleHandlers = List.copyOf(idleHandlers);
    }

    boolean isEmpty() {
        return branches.isEmpty() && idleHandlers.isEmpty();
    }
}
