package com.example.corpus.postgresql;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.util.PSQLException;

/** Asks PostgreSQL, or what speaks its protocol, with its driver. */
public final class Articles implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> names, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (PostgresStub server = new PostgresStub();
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port()
                                + "/shop?sslmode=disable&gssEncMode=disable&binaryTransfer=false",
                        "ada", "secret")) {
            for (String name : names) {
                answer.put(name, articles(connection, name));
            }
            answer.put("inserted", connection.createStatement().executeUpdate("insert into article select 1"));
            answer.put("version", connection.getMetaData().getDatabaseProductVersion());
            try {
                connection.createStatement().execute("select * from nowhere");
            } catch (PSQLException e) {
                answer.put("refused", e.getSQLState() + " " + e.getServerErrorMessage().getMessage());
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private List<String> articles(Connection connection, String name) throws SQLException {
        List<String> articles = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select * from article where name like ?")) {
            select.setString(1, name);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                Object[] tags = (Object[]) rows.getArray("tags").getArray();
                articles.add(rows.getInt(1) + " " + rows.getString("name") + " " + rows.getBigDecimal("price") + " "
                        + rows.getObject("since", OffsetDateTime.class) + " " + Arrays.toString(tags) + " "
                        + rows.getMetaData().getColumnTypeName(5));
            }
        }
        return articles;
    }
}
