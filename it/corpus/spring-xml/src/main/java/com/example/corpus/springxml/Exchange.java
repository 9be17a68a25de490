package com.example.corpus.springxml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** A bean that only an XML file names. */
public class Exchange {
    private final Map<String, BigDecimal> rates;
    private BigDecimal fee = BigDecimal.ZERO;
    private RoundingMode rounding = RoundingMode.UP;
    private boolean open;

    public Exchange(Map<String, BigDecimal> rates) {
        this.rates = rates;
    }

    public void setFee(BigDecimal fee) {
        this.fee = fee;
    }

    public void setRounding(RoundingMode rounding) {
        this.rounding = rounding;
    }

    public void open() {
        open = true;
    }

    public String change(String amount, String currency) {
        if (!open || !rates.containsKey(currency)) {
            return "no rate for " + currency;
        }
        return new BigDecimal(amount).multiply(rates.get(currency)).subtract(fee).setScale(1, rounding) + " " + currency;
    }
}
