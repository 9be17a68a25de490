package com.example.corpus.jacksonafterburner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.afterburner.AfterburnerModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Adds the tax to an invoice; accessors are called by classes that are generated at run time. */
public class Invoice implements RequestStreamHandler {
    private final ObjectMapper json =
            JsonMapper.builder().addModule(new AfterburnerModule()).build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Amount amount = json.readValue(input, Amount.class);
        amount.setTax(amount.getNet() * amount.percent / 100);
        json.writeValue(output, amount);
    }

    public static class Amount {
        public int percent;
        public String currency;
        private long net;
        private long tax;
        private boolean paid;

        public long getNet() {
            return net;
        }

        public void setNet(long net) {
            this.net = net;
        }

        public long getTax() {
            return tax;
        }

        public void setTax(long tax) {
            this.tax = tax;
        }

        public boolean isPaid() {
            return paid;
        }

        public void setPaid(boolean paid) {
            this.paid = paid;
        }
    }
}
