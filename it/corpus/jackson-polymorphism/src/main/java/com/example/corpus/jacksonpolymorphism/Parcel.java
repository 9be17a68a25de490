package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.math.BigDecimal;

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(Parcel.Letter.class), @JsonSubTypes.Type(Parcel.Crate.class)})
public interface Parcel {
    BigDecimal price();

    @JsonTypeName("letter")
    class Letter implements Parcel {
        public int grams;
        public Urgency urgency = Urgency.NORMAL;

        @Override
        public BigDecimal price() {
            return BigDecimal.valueOf(grams).movePointLeft(2).multiply(urgency.factor());
        }
    }

    @JsonTypeName("crate")
    @JsonDeserialize(builder = Crate.Builder.class)
    class Crate implements Parcel {
        private final Weight weight;

        private Crate(Weight weight) {
            this.weight = weight;
        }

        @JsonDeserialize(using = WeightDeserializer.class)
        public Weight getWeight() {
            return weight;
        }

        @Override
        public BigDecimal price() {
            return weight.kilograms().multiply(BigDecimal.valueOf(4));
        }

        @JsonPOJOBuilder(withPrefix = "")
        public static class Builder {
            private Weight weight;

            @JsonDeserialize(using = WeightDeserializer.class)
            public Builder weight(Weight value) {
                weight = value;
                return this;
            }

            public Crate build() {
                return new Crate(weight);
            }
        }
    }
}
