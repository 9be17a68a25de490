package com.example.corpus.jaxb;

import jakarta.xml.bind.annotation.XmlRootElement;

/** An order that comes back; only jaxb.index names it. */
@XmlRootElement(name = "return")
public class Return extends Order {
    private String reason;

    @Override
    public String toString() {
        return "Return for " + reason;
    }
}
