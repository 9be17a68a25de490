package com.example.shop.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A price list as suppliers send it: article;price, a line each. */
final class PriceList {
    private PriceList() {}

    static List<ArticleItem> read(String text, Instant uploadedAt) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(";", 2))
                .map(columns -> ArticleItem.of(columns[0].strip(), new BigDecimal(columns[1].strip()), uploadedAt))
                .toList();
    }
}
