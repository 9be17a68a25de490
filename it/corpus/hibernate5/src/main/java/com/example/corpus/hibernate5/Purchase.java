package com.example.corpus.hibernate5;

import java.math.BigDecimal;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;
import javax.persistence.ManyToOne;

/** What was bought. */
@Entity
public class Purchase {
    @Id
    @GeneratedValue
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    private String article;
    private BigDecimal price;

    protected Purchase() {}

    Purchase(Customer customer, String article, String price) {
        this.customer = customer;
        this.article = article;
        this.price = new BigDecimal(price);
    }

    @Override
    public String toString() {
        return article + " " + price;
    }
}
