package com.example.corpus.sdkdynamodbenhancedurlconnection;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;

public class Seat {
    /** Without reflection, as for a fast start. */
    static final TableSchema<Seat> SCHEMA = TableSchema.builder(Seat.class)
            .newItemSupplier(Seat::new)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("show")
                            .getter(Seat::getShow)
                            .setter(Seat::setShow)
                            .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(
                    Integer.class,
                    attribute -> attribute
                            .name("seat")
                            .getter(Seat::getSeat)
                            .setter(Seat::setSeat)
                            .tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute.name("guest").getter(Seat::getGuest).setter(Seat::setGuest))
            .build();

    private String show;
    private Integer seat;
    private String guest;

    static Seat of(String show, int seat, String guest) {
        Seat reserved = new Seat();
        reserved.show = show;
        reserved.seat = seat;
        reserved.guest = guest;
        return reserved;
    }

    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    public Integer getSeat() {
        return seat;
    }

    public void setSeat(Integer seat) {
        this.seat = seat;
    }

    public String getGuest() {
        return guest;
    }

    public void setGuest(String guest) {
        this.guest = guest;
    }
}
