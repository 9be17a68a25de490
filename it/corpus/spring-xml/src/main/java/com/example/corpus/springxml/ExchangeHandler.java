package com.example.corpus.springxml;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.ClassPathXmlApplicationContext;

/** Changes money with beans that an XML file configures. */
public class ExchangeHandler implements RequestHandler<Map<String, String>, String> {
    private final ApplicationContext spring = new ClassPathXmlApplicationContext("beans.xml");

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return spring.getBean("exchange", Exchange.class).change(event.get("amount"), event.get("currency"));
    }
}
