package com.example.corpus.jaxb;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads an order in XML, changes it and writes it; the classes are listed in jaxb.index. */
public final class Orders implements RequestHandler<Map<String, String>, List<String>> {
    @Override
    public List<String> handleRequest(Map<String, String> event, Context context) {
        List<String> answer = new ArrayList<>();
        try {
            JAXBContext classes = JAXBContext.newInstance("com.example.corpus.jaxb");
            Unmarshaller reader = classes.createUnmarshaller();
            reader.setEventHandler(problem -> answer.add(problem.getMessage().lines().findFirst().orElse("")));
            Order order = (Order) reader.unmarshal(new StringReader(event.get("xml")));
            order.state = Order.State.PAID;
            order.lines.forEach(line -> answer.add(line.article + " " + line.price));
            Marshaller writer = classes.createMarshaller();
            writer.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            StringWriter xml = new StringWriter();
            writer.marshal(order, xml);
            answer.add(order.getClass().getSimpleName() + xml);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }
}
