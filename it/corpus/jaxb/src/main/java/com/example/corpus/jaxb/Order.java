package com.example.corpus.jaxb;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlValue;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Read from and written as XML. */
@XmlRootElement(name = "order")
@XmlAccessorType(XmlAccessType.FIELD)
public class Order {
    @XmlAttribute(required = true)
    String id;

    @XmlJavaTypeAdapter(DayAdapter.class)
    LocalDate day;

    @XmlElementWrapper(name = "lines")
    @XmlElement(name = "line")
    List<Line> lines = new ArrayList<>();

    @XmlAttribute
    State state;

    @Override
    public String toString() {
        return "Order " + id;
    }

    /** An article. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Line {
        @XmlAttribute
        BigDecimal price;

        @XmlValue
        String article;
    }

    /** Has other names in XML. */
    @XmlEnum
    public enum State {
        @XmlEnumValue("open")
        OPEN,
        @XmlEnumValue("paid")
        PAID
    }

    /** Made by reflection. */
    public static class DayAdapter extends XmlAdapter<String, LocalDate> {
        @Override
        public LocalDate unmarshal(String text) {
            return LocalDate.parse(text);
        }

        @Override
        public String marshal(LocalDate day) {
            return day.toString();
        }
    }
}
