package io.github.lambdapackager.plugin.model;

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
}
