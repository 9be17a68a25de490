package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;

@JsonPropertyOrder({"price"})
public class Quote {
    private final Parcel parcel;
    private final BigDecimal price;

    Quote(Parcel parcel, BigDecimal price) {
        this.parcel = parcel;
        this.price = price;
    }

    public Parcel getParcel() {
        return parcel;
    }

    @JsonSerialize(using = ToStringSerializer.class)
    public BigDecimal getPrice() {
        return price;
    }
}
