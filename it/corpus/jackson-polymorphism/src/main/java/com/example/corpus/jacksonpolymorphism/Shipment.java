package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

@JsonIgnoreProperties(ignoreUnknown = true)
public final class Shipment {
    private final String customer;
    private final List<Parcel> parcels;

    @JsonCreator
    public Shipment(@JsonProperty("customer") String customer, @JsonProperty("parcels") List<Parcel> parcels) {
        this.customer = customer;
        this.parcels = parcels;
    }

    public String getCustomer() {
        return customer;
    }

    public List<Parcel> getParcels() {
        return parcels;
    }
}
