package com.example.corpus.springcontext;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;

@Configuration
@PropertySource("classpath:stock.properties")
class StockConfiguration {
    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("words");
        return messages;
    }

    @Bean
    Stock.Rule notEmpty() {
        return article -> {
            if (article.isEmpty()) {
                throw new IllegalArgumentException("no article");
            }
        };
    }

    @Bean
    @Profile("!test")
    Stock.Rule lowerCase() {
        return article -> notEmpty().check(article.strip());
    }
}
