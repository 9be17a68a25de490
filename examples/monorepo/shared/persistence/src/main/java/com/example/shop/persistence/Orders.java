package com.example.shop.persistence;

import com.example.shop.domain.Order;
import java.util.Optional;

/** The orders that the shop knows. */
public interface Orders {
    void save(Order order);

    Optional<Order> find(String id);
}
