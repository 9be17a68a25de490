package io.github.lambdapackager.plugin.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How often what changes between two deploys, as parts of all deploys.
 *
 * @param function the own code of one function
 * @param module a module that functions share, or a snapshot
 * @param dependency a third-party release
 * @param everything all of it at once: a first deploy, another runtime, another version of this plugin
 */
public record DeployMix(double function, double module, double dependency, double everything) {
    /** What is assumed of a repository that tells nothing. */
    public static final DeployMix DEFAULT = new DeployMix(0.70, 0.15, 0.10, 0.05);

    public DeployMix {
        double sum = function + module + dependency + everything;
        if (function < 0 || module < 0 || dependency < 0 || everything < 0 || !(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("a deploy mix has four parts, none below 0 and one above");
        }
        function = function / sum;
        module = module / sum;
        dependency = dependency / sum;
        everything = everything / sum;
    }

    /**
     * Reads {@code function:70,module:15,dependency:10,everything:5}; what is left out does not happen.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static DeployMix parse(String text) {
        Map<String, Double> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split(":", -1);
            boolean known = pair.length == 2
                    && Set.of("function", "module", "dependency", "everything").contains(pair[0])
                    && pair[1].matches("[0-9]{1,9}([.][0-9]{1,9})?");
            if (!known || parts.put(pair[0], Double.valueOf(pair[1])) != null) {
                throw new IllegalArgumentException("deploy mix \"" + text
                        + "\" is not of the form function:70,module:15,dependency:10,everything:5");
            }
        }
        return new DeployMix(
                parts.getOrDefault("function", 0.0),
                parts.getOrDefault("module", 0.0),
                parts.getOrDefault("dependency", 0.0),
                parts.getOrDefault("everything", 0.0));
    }

    /** In whole percents. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "of 100 deploys %.0f change a function, %.0f a shared module, %.0f a dependency, %.0f everything",
                100 * function,
                100 * module,
                100 * dependency,
                100 * everything);
    }
}
