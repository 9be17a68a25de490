package com.example.corpus.springcloudfunction;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Functions that Spring Cloud Function's own handler calls by name. */
@SpringBootApplication
@EnableConfigurationProperties(Prices.class)
public class ShopApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }

    @Bean
    Function<Order, Order> discounted(Prices prices) {
        return order -> new Order(order.article(), order.pieces(), prices.cents().get(order.article()));
    }

    @Bean
    Function<Order, Map<String, Object>> total(Taxes taxes) {
        return order -> Map.of(
                "article", order.article(), "total", taxes.added(order.pieces() * order.cents()));
    }

    @Bean
    Consumer<String> unused() {
        return text -> {};
    }

    record Order(String article, int pieces, int cents) {}
}
