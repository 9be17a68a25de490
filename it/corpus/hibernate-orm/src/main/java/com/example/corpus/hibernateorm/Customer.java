package com.example.corpus.hibernateorm;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who buys. */
@Entity
@NamedQuery(name = "byCity", query = "select c from Customer c where c.address.city = :city order by c.name")
public class Customer {
    @Id
    @GeneratedValue
    private Long id;

    @Version
    private int version;

    private String name;

    @Embedded
    private Address address;

    @Convert(converter = TagsConverter.class)
    private List<String> tags = new ArrayList<>();

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
    @OrderBy("article")
    private List<Purchase> purchases = new ArrayList<>();

    protected Customer() {}

    Customer(String name, String city) {
        this.name = name;
        this.address = new Address(city);
    }

    @PrePersist
    void shorten() {
        name = name.strip();
    }

    String name() {
        return name;
    }

    List<String> tags() {
        return tags;
    }

    List<Purchase> purchases() {
        return purchases;
    }

    /** Part of the same table. */
    @Embeddable
    public record Address(String city) {}

    /** Made by reflection. */
    @Converter
    public static class TagsConverter implements AttributeConverter<List<String>, String> {
        @Override
        public String convertToDatabaseColumn(List<String> tags) {
            return String.join(",", tags).toUpperCase(Locale.ROOT);
        }

        @Override
        public List<String> convertToEntityAttribute(String column) {
            return List.of(column.split(","));
        }
    }
}
