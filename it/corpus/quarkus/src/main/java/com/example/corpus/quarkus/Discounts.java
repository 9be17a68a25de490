package com.example.corpus.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import org.jboss.logging.Logger;

@ApplicationScoped
class Discounts {
    private static final Logger LOG = Logger.getLogger(Discounts.class);

    @Produces
    Discount summer() {
        return cents -> cents / 2;
    }

    @Produces
    Discount penny() {
        return cents -> cents - 1;
    }

    void placed(@Observes Order order) {
        LOG.infof("placed %s", order.getArticle());
    }
}
