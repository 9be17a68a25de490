package com.example.corpus.sdkdynamodbenhancednetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Reads all articles of a cart at once, and what lies on the same shelf as the first. */
public class ShowCart implements RequestHandler<ShowCart.Cart, Map<String, Object>> {
    private final DynamoDbEnhancedAsyncClient dynamo = DynamoDbEnhancedAsyncClient.builder()
            .dynamoDbClient(DynamoDbAsyncClient.builder()
                    .httpClientBuilder(NettyNioAsyncHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)))
                    .build())
            .build();
    private final DynamoDbAsyncTable<Article> articles = dynamo.table("articles", TableSchema.fromBean(Article.class));

    @Override
    public Map<String, Object> handleRequest(Cart cart, Context context) {
        ReadBatch.Builder<Article> batch = ReadBatch.builder(Article.class).mappedTableResource(articles);
        cart.articles.forEach(
                name -> batch.addGetItem(Key.builder().partitionValue(name).build()));
        List<Article> found = new ArrayList<>();
        dynamo.batchGetItem(BatchGetItemEnhancedRequest.builder()
                        .readBatches(batch.build())
                        .build())
                .resultsForTable(articles)
                .subscribe(found::add)
                .join();
        if (found.isEmpty()) {
            return Map.of("articles", List.of());
        }
        List<String> near = new ArrayList<>();
        articles.index("by-shelf")
                .query(QueryConditional.keyEqualTo(Key.builder()
                        .partitionValue(found.get(0).getShelf().name())
                        .build()))
                .subscribe(page -> page.items().forEach(each -> near.add(each.getName() + " since " + each.getSince())))
                .join();
        double sum = found.stream()
                .mapToDouble(article -> article.getPrices().get(cart.currency))
                .sum();
        return Map.of("articles", found.stream().map(ShowCart::shown).toList(), "sum", sum, "near", near);
    }

    private static String shown(Article article) {
        String fair = article.getOrigin().getFair() ? ", fair" : "";
        return article.getName() + " from " + article.getOrigin().getCountry() + fair + " "
                + new TreeSet<>(article.getLabels());
    }

    public static class Cart {
        public List<String> articles;
        public String currency;
    }
}
