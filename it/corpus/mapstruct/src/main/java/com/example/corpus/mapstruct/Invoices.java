package com.example.corpus.mapstruct;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigDecimal;
import java.util.List;
import org.mapstruct.AfterMapping;
import org.mapstruct.DecoratedWith;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.factory.Mappers;

/** Turns orders into invoices with a generated mapper, which MapStruct finds by its name. */
public final class Invoices implements RequestHandler<Invoices.Order, Invoices.Invoice> {
    /** Who pays. */
    public static final class Customer {
        private String name;
        private String city;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }
    }

    /** The event. */
    public static final class Order {
        private String id;
        private Customer customer;
        private List<String> prices;

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public Customer getCustomer() {
            return customer;
        }

        public void setCustomer(Customer customer) {
            this.customer = customer;
        }

        public List<String> getPrices() {
            return prices;
        }

        public void setPrices(List<String> prices) {
            this.prices = prices;
        }
    }

    /** The answer. */
    public static final class Invoice {
        private String number;
        private String payer;
        private String place;
        private List<BigDecimal> amounts;
        private BigDecimal total;

        public String getNumber() {
            return number;
        }

        public void setNumber(String number) {
            this.number = number;
        }

        public String getPayer() {
            return payer;
        }

        public void setPayer(String payer) {
            this.payer = payer;
        }

        public String getPlace() {
            return place;
        }

        public void setPlace(String place) {
            this.place = place;
        }

        public List<BigDecimal> getAmounts() {
            return amounts;
        }

        public void setAmounts(List<BigDecimal> amounts) {
            this.amounts = amounts;
        }

        public BigDecimal getTotal() {
            return total;
        }

        public void setTotal(BigDecimal total) {
            this.total = total;
        }
    }

    /** Implemented by the annotation processor. */
    @Mapper
    @DecoratedWith(Numbering.class)
    public interface InvoiceMapper {
        @Mapping(source = "id", target = "number")
        @Mapping(source = "customer.name", target = "payer")
        @Mapping(source = "customer.city", target = "place", defaultValue = "unknown")
        @Mapping(source = "prices", target = "amounts")
        @Mapping(target = "total", ignore = true)
        Invoice toInvoice(Order order);

        @AfterMapping
        default void addUp(@MappingTarget Invoice invoice) {
            invoice.setTotal(invoice.getAmounts().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /** Gives invoices a number of their own. */
    public abstract static class Numbering implements InvoiceMapper {
        private final InvoiceMapper mapper;

        protected Numbering(InvoiceMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public Invoice toInvoice(Order order) {
            Invoice invoice = mapper.toInvoice(order);
            invoice.setNumber("R-" + invoice.getNumber());
            return invoice;
        }
    }

    @Override
    public Invoice handleRequest(Order order, Context context) {
        return Mappers.getMapper(InvoiceMapper.class).toInvoice(order);
    }
}
