package com.example.shop.orders;

import com.example.shop.domain.OrderEvent;

/** Tells the rest of the shop what happened to an order. */
interface OrderQueue {
    void send(OrderEvent event);
}
