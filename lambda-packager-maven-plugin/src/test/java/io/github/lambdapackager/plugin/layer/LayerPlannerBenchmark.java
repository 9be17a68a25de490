package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Locale;
import java.util.Random;

/** Plans 500 functions with 500 artifacts and prints how long it takes; run it by hand. */
final class LayerPlannerBenchmark {
    private static final int FUNCTIONS = 500;
    private static final int ARTIFACTS = 500;

    private LayerPlannerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        for (int teams : new int[] {1, 8, 500}) {
            Monorepo repo = repo(teams);
            for (int run = 0; run < 2; run++) {
                long start = System.nanoTime();
                LayerProposal proposal = new LayerPlanner(
                                DeployMix.DEFAULT, new PlanningLimits(2, 0.01, 50_000_000), "bench", false)
                        .plan(repo.functions(), repo.candidates(), Monorepo.NO_PLAN);
                System.out.printf(
                        Locale.ROOT,
                        "%d functions, %d artifacts, %d teams: %.1f s, %d layers, %.1f MB expected instead of %.1f MB%n",
                        FUNCTIONS,
                        ARTIFACTS,
                        teams,
                        (System.nanoTime() - start) / 1e9,
                        proposal.plan().layers().size(),
                        proposal.after().expectedBytes() / 1e6,
                        proposal.without().expectedBytes() / 1e6);
            }
        }
    }

    /** Some artifacts that nearly all have, some for each team, some of few. */
    private static Monorepo repo(int teams) {
        Random random = new Random(teams);
        Monorepo repo = new Monorepo();
        for (int f = 0; f < FUNCTIONS; f++) {
            repo.function("f" + f, 5L + random.nextInt(100));
        }
        for (int a = 0; a < ARTIFACTS; a++) {
            Coordinates artifact = Coordinates.jar("group" + a / 4, "a" + a, "1");
            long whole = 10L + random.nextInt(800);
            repo.artifact(artifact, a % 10 == 0 ? ArtifactSpeed.OWN : ArtifactSpeed.RELEASE, whole);
            int team = random.nextInt(teams);
            double popularity = a < 40 ? 0.97 : a < 200 ? 0.5 : 0.05;
            for (int f = 0; f < FUNCTIONS; f++) {
                boolean ours = a < 40 || teams == 500 || f % teams == team;
                if (ours && random.nextDouble() < popularity) {
                    repo.embeds("f" + f, artifact, 1 + (long) (whole * (0.2 + 0.3 * random.nextDouble())));
                }
            }
        }
        return repo;
    }
}
