package com.example.shop.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads a price list that was uploaded, and stores its articles. */
public final class ImportCatalog implements RequestHandler<S3Event, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(ImportCatalog.class);

    private final S3Client s3 = S3Client.builder().forcePathStyle(true).build();
    private final DynamoDbTable<ArticleItem> table = DynamoDbEnhancedClient.create()
            .table(System.getenv().getOrDefault("CATALOG_TABLE", "catalog"), TableSchema.fromBean(ArticleItem.class));

    @Override
    public Map<String, Object> handleRequest(S3Event event, Context context) {
        int count = 0;
        for (S3EventNotificationRecord record : event.getRecords()) {
            count += importFile(record);
        }
        return Map.of("articles", count);
    }

    private int importFile(S3EventNotificationRecord record) {
        String bucket = record.getS3().getBucket().getName();
        String key = record.getS3().getObject().getUrlDecodedKey();
        Instant uploadedAt = Instant.ofEpochMilli(record.getEventTime().getMillis());
        String text = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
        List<ArticleItem> articles = PriceList.read(text, uploadedAt);
        articles.forEach(table::putItem);
        LOG.info("{} articles from s3://{}/{}", articles.size(), bucket, key);
        return articles.size();
    }
}
