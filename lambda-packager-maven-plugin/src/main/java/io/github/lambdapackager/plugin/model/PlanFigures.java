package io.github.lambdapackager.plugin.model;

/**
 * What deploys cost with a plan. Where something changes that there are several of, a figure is the mean of them.
 *
 * @param expectedBytes uploaded at a deploy, over the mix: the objective
 * @param everything uploaded when all changes
 * @param function uploaded when one function's own code changes
 * @param module uploaded when a shared module changes
 * @param dependency uploaded when a third-party release changes
 * @param coldStartBytes fetched at a cold start
 * @param coldStartFactor the largest ratio of bytes fetched at a cold start to those without layers
 */
public record PlanFigures(
        double expectedBytes,
        Change everything,
        Change function,
        Change module,
        Change dependency,
        double coldStartBytes,
        double coldStartFactor) {
    /**
     * A kind of change.
     *
     * @param uploadedBytes zips of functions and layers
     * @param redeployedFunctions functions that get new code or a new layer version
     */
    public record Change(double uploadedBytes, double redeployedFunctions) {}
}
