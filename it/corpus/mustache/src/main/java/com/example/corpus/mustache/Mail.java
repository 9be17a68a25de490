package com.example.corpus.mustache;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.TemplateFunction;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Fills a mail whose template reads fields and methods of package-private classes by reflection. */
public final class Mail implements RequestHandler<Map<String, List<String>>, String> {
    private final Mustache mail = new DefaultMustacheFactory().compile("mail.mustache");

    static final class Customer {
        final String name;
        final List<Order> orders;

        Customer(String name, List<Order> orders) {
            this.name = name;
            this.orders = orders;
        }

        boolean vip() {
            return orders.size() > 1;
        }

        String raw() {
            return "<b>" + name + "</b>";
        }

        TemplateFunction loud() {
            return text -> text.toUpperCase(java.util.Locale.ROOT) + "!";
        }
    }

    static final class Order {
        private final String article;

        Order(String article) {
            this.article = article;
        }

        String article() {
            return article;
        }

        public int getPrice() {
            return article.length();
        }
    }

    @Override
    public String handleRequest(Map<String, List<String>> event, Context context) {
        List<Customer> customers = event.entrySet().stream()
                .map(entry -> new Customer(entry.getKey(), entry.getValue().stream().map(Order::new).toList()))
                .toList();
        return mail.execute(new StringWriter(), Map.of("customers", customers)).toString();
    }
}
