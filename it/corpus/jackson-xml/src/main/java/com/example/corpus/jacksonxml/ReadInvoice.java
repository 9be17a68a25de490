package com.example.corpus.jacksonxml;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlText;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import java.util.List;
import java.util.Map;

/** Reads an invoice in XML and answers with a receipt in XML. */
public class ReadInvoice implements RequestHandler<Map<String, String>, String> {
    private final XmlMapper xml = XmlMapper.builder()
            .configure(ToXmlGenerator.Feature.WRITE_XML_DECLARATION, true)
            .build();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            Invoice invoice = xml.readValue(event.get("document"), Invoice.class);
            int total = invoice.lines.stream().mapToInt(line -> line.cents).sum();
            return xml.writeValueAsString(new Receipt(invoice.number, invoice.lines, total));
        } catch (JsonProcessingException e) {
            return e.getOriginalMessage();
        }
    }

    public static class Invoice {
        @JacksonXmlProperty(isAttribute = true)
        public String number;

        @JacksonXmlElementWrapper(useWrapping = false)
        @JacksonXmlProperty(localName = "line")
        public List<Line> lines;
    }

    public static class Line {
        @JacksonXmlProperty(isAttribute = true)
        public int cents;

        @JacksonXmlText
        public String article;
    }

    @JacksonXmlRootElement(localName = "receipt", namespace = "urn:example:shop")
    public record Receipt(
            @JacksonXmlProperty(isAttribute = true) String number,
            @JacksonXmlElementWrapper(localName = "sold") List<Line> line,
            int total) {}
}
