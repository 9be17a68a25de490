package com.example.corpus.springjdbc;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.support.ClassPathXmlApplicationContext;

/** Asks a database that an element of an XML file makes: no code and no name leads to the jar that knows the element. */
public final class TellFare implements RequestHandler<String, Integer> {
    private final DataSource fares = new ClassPathXmlApplicationContext("beans.xml").getBean("fares", DataSource.class);

    @Override
    public Integer handleRequest(String destination, Context context) {
        try (Connection connection = fares.getConnection();
                PreparedStatement query = connection.prepareStatement("select cents from fare where destination = ?")) {
            query.setString(1, destination);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getInt(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
