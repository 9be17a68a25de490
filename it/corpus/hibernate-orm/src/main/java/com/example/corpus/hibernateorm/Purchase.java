package com.example.corpus.hibernateorm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What was bought; the customer is loaded when asked for, by a proxy. */
@Entity
public class Purchase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    private String article;
    private BigDecimal price;
    private LocalDate bought;

    @Enumerated(EnumType.STRING)
    private State state;

    /** Stored by its name. */
    public enum State {
        OPEN,
        PAID
    }

    protected Purchase() {}

    Purchase(Customer customer, String article, String price) {
        this.customer = customer;
        this.article = article;
        this.price = new BigDecimal(price);
        this.bought = LocalDate.of(2026, 1, article.length());
        this.state = State.OPEN;
    }

    void pay() {
        state = State.PAID;
    }

    Customer customer() {
        return customer;
    }

    @Override
    public String toString() {
        return article + " " + price + " " + bought + " " + state;
    }
}
