package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A plan with every field. */
final class ExamplePlan {
    static final String TEXT = """
        {
          "formatVersion": "1.0",
          "layers": [
            {
              "name": "own",
              "artifacts": [
                "com.example:money"
              ],
              "classes": "lambda-layers/own.classes",
              "reason": "2 functions share it",
              "figures": {
                "unzippedBytes": 5000,
                "zippedBytes": 2000
              }
            },
            {
              "name": "third-party",
              "artifacts": [
                "org.example:json",
                "org.example:native:linux"
              ]
            }
          ],
          "functions": [
            {
              "name": "billing",
              "module": "com.example:billing",
              "layers": []
            },
            {
              "name": "orders",
              "module": "com.example:orders",
              "layers": [
                "third-party",
                "own"
              ],
              "reason": "saves 80 %",
              "figures": {
                "zippedBytes": 300
              }
            }
          ],
          "pins": {
            "inLayer": [
              {
                "artifact": "org.example:json",
                "layer": "third-party"
              }
            ],
            "neverInLayer": [
              "com.example:secret-*"
            ],
            "provided": [
              {
                "arn": "arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3",
                "artifacts": [
                  "io.example:tracing:1.2",
                  "io.example:tracing:linux:1.2"
                ],
                "functions": [
                  "orders"
                ]
              }
            ],
            "maxLayers": 4,
            "maxZippedBytes": 30000000,
            "libraries": [
              {
                "artifact": "com.example:prices",
                "before": [
                  {
                    "pom": "orders/pom.xml",
                    "place": "dependencies",
                    "version": "${project.version}"
                  }
                ]
              }
            ]
          }
        }
        """;

    private ExamplePlan() {}

    static LayerPlan full() {
        PlannedLayer own = new PlannedLayer(
                "own",
                List.of(ArtifactKey.parse("com.example:money")),
                Optional.of("lambda-layers/own.classes"),
                "2 functions share it",
                new TreeMap<>(Map.of("zippedBytes", 2000L, "unzippedBytes", 5000L)));
        PlannedLayer thirdParty = new PlannedLayer(
                "third-party",
                List.of(ArtifactKey.parse("org.example:native:linux"), ArtifactKey.parse("org.example:json")),
                Optional.empty(),
                "",
                new TreeMap<>());
        PlannedFunction orders = new PlannedFunction(
                "orders",
                ArtifactKey.parse("com.example:orders"),
                List.of("third-party", "own"),
                "saves 80 %",
                new TreeMap<>(Map.of("zippedBytes", 300L)));
        PlannedFunction billing = new PlannedFunction(
                "billing", ArtifactKey.parse("com.example:billing"), List.of(), "", new TreeMap<>());
        return new LayerPlan(List.of(thirdParty, own), List.of(orders, billing), pins());
    }

    private static LayerPins pins() {
        ProvidedLayer tracing = new ProvidedLayer(
                "arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3",
                List.of(
                        Coordinates.jar("io.example", "tracing", "1.2"),
                        new Coordinates("io.example", "tracing", "1.2", "linux", "jar")),
                List.of("orders"));
        return new LayerPins(
                new TreeMap<>(Map.of(ArtifactKey.parse("org.example:json"), "third-party")),
                List.of(new ArtifactPattern("com.example:secret-*")),
                List.of(tracing),
                OptionalInt.of(4),
                OptionalLong.of(30_000_000),
                List.of(new SharedLibrary(
                        ArtifactKey.parse("com.example:prices"),
                        List.of(new SharedLibrary.Before("orders/pom.xml", "dependencies", "${project.version}")))));
    }
}
