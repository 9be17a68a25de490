package com.example.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriceListTest {
    @Test
    void everyLineIsAnArticle() {
        assertThat(PriceList.read("tea; 3.50\n\ncup;8\n", Instant.EPOCH))
                .extracting(ArticleItem::getArticle, item -> item.getPrice().toPlainString())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("tea", "3.50"),
                        org.assertj.core.api.Assertions.tuple("cup", "8"));
    }
}
