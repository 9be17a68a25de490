package com.example.corpus.springcontext;

import jakarta.annotation.PostConstruct;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class SalesCounter {
    private int sales = -1;

    @PostConstruct
    void start() {
        sales = 0;
    }

    @EventListener(condition = "#sold.pieces() > 0")
    public void count(Stock.Sold sold) {
        sales += sold.pieces();
    }

    int sales() {
        return sales;
    }
}
