package com.example.corpus.springcloudfunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Taxes {
    private static final Logger LOG = LoggerFactory.getLogger(Taxes.class);

    private final int percent;

    Taxes(@Value("${shop.tax}") int percent) {
        this.percent = percent;
    }

    int added(int cents) {
        LOG.info("tax of {} %", percent);
        return cents + cents * percent / 100;
    }
}
