package com.example.corpus.mysql;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks MySQL, or what speaks its protocol, with its driver. */
public final class Articles implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> names, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (MysqlStub server = new MysqlStub();
                Connection connection = DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:" + server.port() + "/shop?sslMode=DISABLED", "ada", "secret")) {
            for (String name : names) {
                answer.put(name, articles(connection, name));
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO article (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                insert.setString(1, "plum");
                answer.put("inserted", insert.executeUpdate());
                ResultSet keys = insert.getGeneratedKeys();
                keys.next();
                answer.put("key", keys.getInt(1));
            }
            answer.put("version", connection.getMetaData().getDatabaseProductVersion());
            try {
                connection.createStatement().execute("SELECT * FROM nowhere");
            } catch (SQLSyntaxErrorException e) {
                answer.put("refused", e.getErrorCode() + " " + e.getMessage());
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private List<String> articles(Connection connection, String name) throws SQLException {
        List<String> articles = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM article WHERE name LIKE ?")) {
            select.setString(1, name);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                articles.add(rows.getInt("id") + " " + rows.getString(2) + " " + rows.getBigDecimal("price") + " "
                        + rows.getObject("since", LocalDateTime.class));
            }
        }
        return articles;
    }
}
