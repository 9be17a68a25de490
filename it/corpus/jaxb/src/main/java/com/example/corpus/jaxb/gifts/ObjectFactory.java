package com.example.corpus.jaxb.gifts;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlElementDecl;
import jakarta.xml.bind.annotation.XmlRegistry;
import javax.xml.namespace.QName;

/** As xjc generates it: what the package has for which elements. */
@XmlRegistry
public class ObjectFactory {
    public Gift createGift() {
        return new Gift();
    }

    @XmlElementDecl(name = "gift")
    public JAXBElement<Gift> createGift(Gift gift) {
        return new JAXBElement<>(new QName("gift"), Gift.class, gift);
    }
}
