package io.github.lambdapackager.plugin.verify.child;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSketchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private JsonNode sketch(String handler) throws Exception {
        Path file = folder.resolve("event.json");
        EventSketch.main(new String[] {handler, file.toString()});
        return JSON.readTree(file.toFile());
    }

    public enum Size {
        SMALL,
        LARGE
    }

    public static class Article {
        public int pieces;
        private Article partOf;
        private List<Size> sizes = List.of();

        public Article getPartOf() {
            return partOf;
        }

        public void setPartOf(Article partOf) {
            this.partOf = partOf;
        }

        public List<Size> getSizes() {
            return sizes;
        }

        public void setSizes(List<Size> sizes) {
            this.sizes = sizes;
        }
    }

    public record Order(String id, double total, Map<String, Article> articles) {}

    public static class TakesRecord implements RequestHandler<Order, String> {
        @Override
        public String handleRequest(Order order, Context context) {
            return "";
        }
    }

    @Test
    void everyPropertyHasAValueAndNoTypeIsNestedInItself() throws Exception {
        assertThat(sketch(TakesRecord.class.getName())).isEqualTo(JSON.readTree("""
                {"id": "text", "total": 1.5, "articles": {"text": {"pieces": 1, "sizes": ["SMALL"]}}}
                """));
    }

    public abstract static class Base<T> implements RequestHandler<List<T>, String> {
        @Override
        public String handleRequest(List<T> events, Context context) {
            return "";
        }

        public String one(T event) {
            return "";
        }
    }

    public static class OfBase extends Base<Integer> {}

    @Test
    void theTypeIsFoundThroughABaseClass() throws Exception {
        assertThat(sketch(OfBase.class.getName())).isEqualTo(JSON.readTree("[1]"));
        assertThat(sketch(OfBase.class.getName() + "::one")).isEqualTo(JSON.readTree("1"));
    }

    public static class Stream implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }

    public static class Plain {
        public String any(Object event) {
            return "";
        }

        public String none() {
            return "";
        }
    }

    @Test
    void whereTheTypeSaysNothingTheEventIsAnEmptyObject() throws Exception {
        assertThat(sketch(Stream.class.getName())).isEqualTo(JSON.readTree("{}"));
        assertThat(sketch(Plain.class.getName() + "::any")).isEqualTo(JSON.readTree("{}"));
        assertThat(sketch(Plain.class.getName() + "::none")).isEqualTo(JSON.readTree("{}"));
    }

    public static class OfAws {
        public String http(APIGatewayV2HTTPEvent event) {
            return "";
        }

        public String queue(SQSEvent event) {
            return "";
        }

        public String bucket(S3Event event) {
            return "";
        }

        public String table(DynamodbEvent event) {
            return "";
        }
    }

    @Test
    void eventsOfAwsAreNamedAsLambdaNamesThem() throws Exception {
        assertThat(sketch(OfAws.class.getName() + "::http").at("/requestContext/http/method"))
                .isEqualTo(JSON.readTree("\"text\""));
        assertThat(sketch(OfAws.class.getName() + "::http").at("/body")).isEqualTo(JSON.readTree("\"{}\""));
        assertThat(sketch(OfAws.class.getName() + "::queue").at("/Records/0/messageId"))
                .isEqualTo(JSON.readTree("\"text\""));
        assertThat(sketch(OfAws.class.getName() + "::bucket").at("/Records/0/s3/bucket/name"))
                .isEqualTo(JSON.readTree("\"text\""));
        assertThat(sketch(OfAws.class.getName() + "::table").at("/Records/0/dynamodb/Keys/text/S"))
                .isEqualTo(JSON.readTree("\"text\""));
    }
}
