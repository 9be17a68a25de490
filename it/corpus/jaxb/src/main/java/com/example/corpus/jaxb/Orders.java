package com.example.corpus.jaxb;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.JAXBIntrospector;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/** Reads an order in XML, changes it and writes it; the classes are those of packages that stand in the settings. */
public final class Orders implements RequestHandler<Map<String, String>, List<String>> {
    private final ResourceBundle settings = ResourceBundle.getBundle("orders");

    @Override
    public List<String> handleRequest(Map<String, String> event, Context context) {
        List<String> answer = new ArrayList<>();
        try {
            JAXBContext classes = JAXBContext.newInstance(settings.getString("context"));
            Unmarshaller reader = classes.createUnmarshaller();
            reader.setEventHandler(problem -> answer.add(problem.getMessage().lines().findFirst().orElse("")));
            Object read = reader.unmarshal(new StringReader(event.get("xml")));
            Order order = (Order) JAXBIntrospector.getValue(read);
            order.state = Order.State.PAID;
            order.lines.forEach(line -> answer.add(line.article + " " + line.price));
            Marshaller writer = classes.createMarshaller();
            writer.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            StringWriter xml = new StringWriter();
            writer.marshal(read, xml);
            answer.add(order.toString() + xml);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }
}
