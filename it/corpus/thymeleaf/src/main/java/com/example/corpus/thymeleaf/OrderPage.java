package com.example.corpus.thymeleaf;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders a page whose expressions (OGNL) read beans by reflection. */
public final class OrderPage implements RequestHandler<Map<String, String>, String> {
    private final TemplateEngine engine = new TemplateEngine();

    public OrderPage() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("/templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        engine.setTemplateResolver(resolver);
        engine.setLinkBuilder(new StandardLinkBuilder() {
            @Override
            protected String computeContextPath(IExpressionContext context, String base, Map<String, Object> parameters) {
                return "/shop";
            }
        });
    }

    /** Who gets it. */
    public static final class Customer {
        public String getName() {
            return "Ada & Co";
        }

        public Address getAddress() {
            return new Address();
        }
    }

    /** Where to. */
    public static final class Address {
        public String getCity() {
            return "London";
        }
    }

    /** An article and its price. */
    public static final class Line {
        private final String article;
        private final BigDecimal price;

        Line(String article, String price) {
            this.article = article;
            this.price = new BigDecimal(price);
        }

        public String getArticle() {
            return article;
        }

        public BigDecimal getPrice() {
            return price;
        }
    }

    @Override
    public String handleRequest(Map<String, String> prices, Context context) {
        List<Line> lines = prices.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Line::getArticle))
                .toList();
        return engine.process(
                "order",
                new org.thymeleaf.context.Context(
                        Locale.UK,
                        Map.of("customer", new Customer(), "lines", lines, "id", 17, "day", LocalDate.of(2026, 2, 3))));
    }
}
