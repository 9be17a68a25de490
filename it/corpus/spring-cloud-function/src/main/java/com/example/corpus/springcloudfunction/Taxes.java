package com.example.corpus.springcloudfunction;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Taxes {
    private static final Logger LOG = LoggerFactory.getLogger(Taxes.class);

    private final int percent;

    private final Retry retry;

    Taxes(@Value("${shop.tax}") int percent, RetryRegistry retries) {
        this.percent = percent;
        this.retry = retries.retry("tax");
    }

    int added(int cents) {
        LOG.info("tax of {} %, tried {} times", percent, retry.getRetryConfig().getMaxAttempts());
        return cents + retry.executeSupplier(() -> cents * percent / 100);
    }
}
