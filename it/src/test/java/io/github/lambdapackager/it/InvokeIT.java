package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two functions that share a module, invoked at the root of their repository and in their own module. */
class InvokeIT {
    private static Path root;

    @BeforeAll
    static void build() throws Exception {
        root = MavenBuild.TARGET.resolve("work/invoke");
        ExampleBuild.deleteTree(root);
        write("pom.xml", parent());
        write("shared/pom.xml", module("shared", ""));
        write("shared/src/main/java/com/example/shared/Price.java", """
                package com.example.shared;
                public class Price {
                    private final String article;
                    public Price(String article) { this.article = article; }
                    public String getArticle() { return article; }
                    public int getCents() { return 7; }
                }
                """);
        String dependencies = """
                <dependency><groupId>com.example.invoked</groupId><artifactId>shared</artifactId><version>1</version></dependency>
                <dependency><groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-core</artifactId><version>1.4.0</version></dependency>
                """;
        write("orders/pom.xml", module("orders", dependencies));
        write("orders/src/main/java/com/example/orders/Hidden.java", "package com.example.orders; class Hidden {}\n");
        write("orders/src/main/java/com/example/orders/Sell.java", """
                package com.example.orders;
                import com.amazonaws.services.lambda.runtime.*;
                import com.example.shared.Price;
                import java.util.Map;
                public class Sell implements RequestHandler<Map<String, String>, Price> {
                    @Override public Price handleRequest(Map<String, String> order, Context context) {
                        System.out.println("sells " + order.get("article") + " in " + System.getenv("SHOP"));
                        if (!order.containsKey("article")) {
                            throw new IllegalStateException("nothing to sell");
                        }
                        return new Price(order.get("article"));
                    }
                }
                """);
        write("orders/src/main/java/com/example/orders/Probe.java", """
                package com.example.orders;
                import com.amazonaws.services.lambda.runtime.*;
                public class Probe implements RequestHandler<Object, String> {
                    @Override public String handleRequest(Object name, Context context) {
                        try {
                            return Class.forName("" + name).getSimpleName();
                        } catch (ClassNotFoundException e) {
                            return "shaken off";
                        }
                    }
                }
                """);
        write("orders/src/test/lambda/sell/tea.json", "{\"article\": \"tea\"}");
        write("orders/src/test/lambda/environment.properties", "SHOP=Lisbon\n");
        write("event.json", "{\"article\": \"coffee\"}");
        assertThat(failure(root, "lambda:invoke", "-Dlambda.function=sell"))
                .contains("function sell: no function of this build is packaged", "→ run mvn package first");
        MavenBuild.Outcome packaged = maven(root, "package");
        assertThat(packaged.exitCode()).as(String.join("\n", packaged.log())).isZero();
    }

    @Test
    void theAnswerTheLogAndTheFiguresAreShown() throws Exception {
        MavenBuild.Outcome outcome =
                maven(root, "lambda:invoke", "-Dlambda.function=sell", "-Dlambda.event=event.json");

        String log = String.join("\n", outcome.log());
        assertThat(outcome.exitCode()).as(log).isZero();
        assertThat(log).contains("""
                [INFO] --- log
                [INFO] sells coffee in Lisbon
                [INFO]\s
                [INFO] --- answer
                [INFO] {
                [INFO]   "article" : "coffee",
                [INFO]   "cents" : 7
                [INFO] }
                """);
        assertThat(log).containsPattern("sell: event event; cold start \\d+ ms, peak memory \\d+ MB");
    }

    @Test
    void inItsModuleAFunctionRunsWithItsSampleEvent() throws Exception {
        MavenBuild.Outcome outcome =
                maven(root.resolve("orders"), "lambda:invoke", "-Dlambda.function=sell", "-Dlambda.verify.plainClient");

        assertThat(String.join("\n", outcome.log()))
                .contains("sells tea in Lisbon", "\"article\" : \"tea\"", "sell: event tea; cold start");
    }

    @Test
    void anErrorIsShownWithItsStackAndFailsTheBuild() throws Exception {
        write("orders/nothing.json", "{}");
        String[] invoke = {"lambda:invoke", "-Dlambda.function=sell", "-Dlambda.event=nothing.json"};

        assertThat(failure(root, invoke))
                .contains("[INFO] --- an error\n[INFO] java.lang.IllegalStateException: nothing to sell\n")
                .contains("    at com.example.orders.Sell.handleRequest(Sell.java:9)")
                .contains(
                        "function sell: event nothing gave an error: java.lang.IllegalStateException: nothing to sell")
                .contains("-Dlambda.invoke.failOnError=false lets the build succeed");
        assertThat(maven(root, invoke[0], invoke[1], invoke[2], "-Dlambda.invoke.failOnError=false")
                        .exitCode())
                .isZero();
    }

    @Test
    void theUnshakenPackageIsRunOnDemand() throws Exception {
        write("hidden.json", "\"com.example.orders.Hidden\"");
        String[] invoke = {"lambda:invoke", "-Dlambda.function=probe", "-Dlambda.event=hidden.json"};

        assertThat(maven(root, invoke).log()).contains("[INFO] \"shaken off\"");
        assertThat(maven(root, invoke[0], invoke[1], invoke[2], "-Dlambda.unshaken")
                        .log())
                .contains("[INFO] \"Hidden\"");
        assertThat(String.join("\n", maven(root, "lambda:record").log()))
                .contains("function probe: the recording may lack something; its only event was made up")
                .contains("sell: nothing to record, the package has all that the events reach");
    }

    @Test
    void whatIsMissingIsNamedWithWhatThereIs() throws Exception {
        assertThat(failure(root, "lambda:invoke", "-Dlambda.function=sel"))
                .contains("function sel: it is not packaged; there are probe, sell");
        assertThat(failure(root, "lambda:invoke"))
                .contains("the function: there are several: probe, sell", "such as -Dlambda.function=probe");
        assertThat(failure(root, "lambda:invoke", "-Dlambda.function=sell", "-Dlambda.event=milk"))
                .contains("function sell: there is no file milk, and no sample event of that name; there are tea");
    }

    private static void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static MavenBuild.Outcome maven(Path folder, String... arguments) throws Exception {
        return MavenBuild.run(folder, MavenBuild.MAVEN_HOME, List.of(arguments), request -> {});
    }

    private static String failure(Path folder, String... arguments) throws Exception {
        MavenBuild.Outcome outcome = maven(folder, arguments);
        String text = String.join("\n", outcome.log());
        assertThat(outcome.exitCode()).as(text).isNotZero();
        return text;
    }

    private static String module(String name, String dependencies) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.example.invoked</groupId><artifactId>shop</artifactId><version>1</version></parent>
                  <artifactId>%s</artifactId>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(name, dependencies);
    }

    private static String parent() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.invoked</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules><module>shared</module><module>orders</module></modules>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <build>
                    <pluginManagement>
                      <plugins>
                        %s
                      </plugins>
                    </pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.github.lambdapackager</groupId>
                        <artifactId>lambda-packager-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                        <configuration><runtime>java17</runtime></configuration>
                        <executions><execution><goals><goal>package</goal></goals></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(MavenPlugins.PINNED);
    }
}
