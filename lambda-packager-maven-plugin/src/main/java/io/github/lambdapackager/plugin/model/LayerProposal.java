package io.github.lambdapackager.plugin.model;

/**
 * What planning found.
 *
 * @param plan what to do
 * @param before with the plan that there was, or without layers where there was none
 * @param without the same functions without any layer
 */
public record LayerProposal(LayerPlan plan, PlanFigures without, PlanFigures before, PlanFigures after) {}
