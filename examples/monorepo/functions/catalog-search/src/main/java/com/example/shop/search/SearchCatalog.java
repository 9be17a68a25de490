package com.example.shop.search;

import com.google.gson.Gson;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds articles in the catalog, which travels with the function as an embedded database. */
public class SearchCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(SearchCatalog.class);

    private final HikariDataSource database;
    private final Gson gson = new Gson();

    record Article(String name, double price) {}

    public SearchCatalog() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:catalog;DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM 'classpath:catalog.sql'");
        config.setMaximumPoolSize(2);
        database = new HikariDataSource(config);
    }

    public String handleRequest(SearchRequest request) throws SQLException {
        List<Article> found = find(request.getText(), request.getLimit());
        LOG.info("{} articles for {}", found.size(), request.getText());
        return gson.toJson(found);
    }

    private List<Article> find(String text, int limit) throws SQLException {
        String sql = "select name, price from article where lower(name) like ? order by name limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "%" + text.toLowerCase() + "%");
            statement.setInt(2, limit);
            List<Article> articles = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    articles.add(new Article(rows.getString("name"), rows.getDouble("price")));
                }
            }
            return articles;
        }
    }
}
