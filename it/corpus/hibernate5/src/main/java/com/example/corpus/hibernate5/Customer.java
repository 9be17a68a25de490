package com.example.corpus.hibernate5;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.persistence.AttributeConverter;
import javax.persistence.CascadeType;
import javax.persistence.Convert;
import javax.persistence.Converter;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;
import javax.persistence.OneToMany;

/** Who buys. */
@Entity
public class Customer {
    @Id
    @GeneratedValue
    private Long id;

    private String name;

    @Convert(converter = Upper.class)
    private String city;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
    private List<Purchase> purchases = new ArrayList<>();

    protected Customer() {}

    Customer(String name, String city) {
        this.name = name;
        this.city = city;
    }

    List<Purchase> purchases() {
        return purchases;
    }

    /** Made by reflection. */
    @Converter
    public static class Upper implements AttributeConverter<String, String> {
        @Override
        public String convertToDatabaseColumn(String text) {
            return text.toUpperCase(Locale.ROOT);
        }

        @Override
        public String convertToEntityAttribute(String column) {
            return column;
        }
    }
}
