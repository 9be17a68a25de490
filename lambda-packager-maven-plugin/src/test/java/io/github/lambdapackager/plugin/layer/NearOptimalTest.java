package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NearOptimalTest {
    private static final int CASES = 100;

    @Test
    void thePlannersCostIsNearTheLeastOfAllPlans() throws Exception {
        List<Double> gaps = new ArrayList<>();
        int layers = 0;
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(number);
            Monorepo repo = repo(random);
            DeployMix mix =
                    new DeployMix(random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble());
            double factor = 1 + 3 * random.nextDouble();
            int maxLayers = 1 + random.nextInt(3);
            LayerPins pins = new LayerPins(
                    new TreeMap<>(), List.of(), List.of(), OptionalInt.of(maxLayers), OptionalLong.empty());
            LayerProposal proposal = new LayerPlanner(mix, new PlanningLimits(factor, 0, 50_000_000), "", false)
                    .plan(repo.functions(), repo.candidates(), new LayerPlan(List.of(), List.of(), pins));

            ExhaustiveSearch all = new ExhaustiveSearch(repo, mix, factor, maxLayers);
            double cost = all.cost(proposal.plan());
            // Both accounts of the objective agree, though neither knows of the other.
            assertThat(proposal.after().expectedBytes()).isCloseTo(cost, withPercentage(1e-6));
            gaps.add(cost / all.leastCost() - 1);
            layers += proposal.plan().layers().size();
        }
        long best = gaps.stream().filter(gap -> gap < 1e-9).count();
        double average = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
        double worst = gaps.stream().mapToDouble(gap -> gap).max().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "the planner's cost above the least of all plans: none in %d of %d, %.2f %% on average, %.1f %% at worst%n",
                best,
                CASES,
                100 * average,
                100 * worst);
        assertThat(gaps).allMatch(gap -> gap > -1e-9);
        assertThat(best).isGreaterThanOrEqualTo(CASES * 97 / 100);
        assertThat(average).isLessThan(0.002);
        assertThat(worst).isLessThan(0.15);
        assertThat(layers).isGreaterThan(CASES / 2);
    }

    private static Monorepo repo(Random random) {
        Monorepo repo = new Monorepo();
        int functions = 2 + random.nextInt(3);
        int artifacts = 3 + random.nextInt(3);
        for (int f = 0; f < functions; f++) {
            repo.function("f" + f, 10L + random.nextInt(200));
        }
        double shared = 0.5 + random.nextDouble() / 2;
        double shaken = 0.2 + 0.8 * random.nextDouble();
        for (int a = 0; a < artifacts; a++) {
            Coordinates artifact = Coordinates.jar("group" + random.nextInt(3), "a" + a, "1");
            long whole = 50L + random.nextInt(3000);
            ArtifactSpeed speed = random.nextInt(3) == 0 ? ArtifactSpeed.OWN : ArtifactSpeed.RELEASE;
            repo.artifact(artifact, speed, whole);
            for (int f = 0; f < functions; f++) {
                if (random.nextDouble() < shared) {
                    repo.embeds("f" + f, artifact, Math.max(1, (long)
                            (whole * shaken * (0.5 + random.nextDouble() / 2))));
                }
            }
        }
        return repo;
    }
}
