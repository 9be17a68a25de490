package com.example.corpus.jaxb;

import jakarta.xml.bind.annotation.XmlRootElement;

/** An order with some words. */
@XmlRootElement
public class Gift extends Order {
    private String words;

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
