package io.github.lambdapackager.it.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lambdapackager.it.MavenBuild;
import io.github.lambdapackager.it.runtime.FunctionRun;
import io.github.lambdapackager.it.runtime.RuntimeClient;
import io.github.lambdapackager.plugin.verify.aws.AwsRecorder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Runs packages under the genuine runtime client, with AWS's answers from files. */
final class PackageRuns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RuntimeClient runtime = new RuntimeClient(MavenBuild.TARGET.resolve("runtime-client"));
    private final Path work;

    PackageRuns(Path work) {
        this.work = work;
    }

    /** What it did with the module's events; the number of lines that it logged counts. */
    List<JsonNode> run(Path module, Path zip) throws IOException, InterruptedException {
        String name = module.getFileName().toString();
        Path tests = module.resolve("src/test/lambda");
        FileUtils.deleteDirectory(work.toFile());
        try (AwsRecorder aws = new AwsRecorder(
                List.of(tests.resolve(name).resolve("aws"), tests.resolve("aws")),
                Optional.empty(),
                Optional.empty())) {
            FunctionRun run = runtime.run(
                    zip, FunctionSources.handler(module), events(tests.resolve(name)), environment(tests, aws), work);
            List<JsonNode> outcome = new ArrayList<>();
            for (FunctionRun.Result result : run.results()) {
                outcome.add(JSON.createObjectNode().put("kind", result.kind()).set("body", tree(result.body())));
            }
            outcome.add(JSON.createObjectNode().put("lines", run.log().size()));
            return outcome;
        }
    }

    private static List<String> events(Path folder) throws IOException {
        List<String> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                events.add(Files.readString(file));
            }
        }
        return events;
    }

    private Map<String, String> environment(Path tests, AwsRecorder aws) throws IOException {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "benchmark",
                "AWS_SECRET_ACCESS_KEY", "benchmark",
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", work.resolve("no-config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", work.resolve("no-credentials").toString()));
        Path file = tests.resolve("environment.properties");
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> environment.put(key, properties.getProperty(key)));
        }
        return environment;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
