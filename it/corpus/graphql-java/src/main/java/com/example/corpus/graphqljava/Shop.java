package com.example.corpus.graphqljava;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers GraphQL queries over beans and records, whose properties are read by reflection. */
public final class Shop implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** A record. */
    public record Article(String id, String name, String kind, double price) {
        public CompletableFuture<List<String>> reviews() {
            return CompletableFuture.supplyAsync(() -> List.of(name + " is good"));
        }
    }

    /** A bean. */
    public static final class Shelf {
        public String getName() {
            return "left";
        }

        public List<Article> getArticles() {
            return ARTICLES;
        }
    }

    private static final List<Article> ARTICLES =
            List.of(new Article("1", "apple", "FRUIT", 1.5), new Article("2", "axe", "TOOL", 20));

    private final GraphQL shop;

    public Shop() {
        try (Reader schema = new InputStreamReader(Shop.class.getResourceAsStream("/shop.graphqls"), StandardCharsets.UTF_8)) {
            shop = GraphQL.newGraphQL(schema(schema)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GraphQLSchema schema(Reader schema) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("article", environment -> article(environment.getArgument("id")))
                        .dataFetcher("search", environment -> {
                            List<Object> kinds = environment.getArgumentOrDefault("kinds", List.of("FRUIT", "TOOL"));
                            return List.of(kinds.contains("TOOL") ? new Shelf() : ARTICLES.get(0), ARTICLES.get(1));
                        }))
                .type("Mutation", type -> type.dataFetcher("order", environment -> {
                    List<Map<String, Object>> lines = environment.getArgument("lines");
                    return lines.stream().mapToInt(line -> (int) line.get("amount")).sum();
                }))
                .type("Found", type -> type.typeResolver(environment -> type(environment.getObject(), environment.getSchema())))
                .type("Named", type -> type.typeResolver(environment -> type(environment.getObject(), environment.getSchema())))
                .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema), wiring);
    }

    private static GraphQLObjectType type(Object found, GraphQLSchema schema) {
        return schema.getObjectType(found.getClass().getSimpleName());
    }

    private static Article article(String id) {
        return ARTICLES.stream().filter(article -> article.id().equals(id)).findFirst().orElse(null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return shop.execute(ExecutionInput.newExecutionInput()
                        .query((String) event.get("query"))
                        .variables((Map<String, Object>) event.getOrDefault("variables", Map.of()))
                        .build())
                .toSpecification();
    }
}
