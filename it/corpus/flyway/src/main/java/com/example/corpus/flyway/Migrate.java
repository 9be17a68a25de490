package com.example.corpus.flyway;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Migrates an embedded database with scripts and with a class. */
public final class Migrate implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    @Override
    public Map<String, Object> handleRequest(Map<String, String> placeholders, Context context) {
        Flyway flyway = Flyway.configure()
                .dataSource(URL, "sa", "")
                .locations("classpath:db/migration")
                .placeholders(placeholders)
                .load();
        MigrateResult result = flyway.migrate();
        flyway.validate();
        Map<String, Object> answer = new TreeMap<>();
        answer.put("executed", result.migrationsExecuted);
        answer.put(
                "applied",
                Arrays.stream(flyway.info().applied())
                        .map(each -> each.getType() + " " + each.getDescription())
                        .toList());
        answer.put("names", names());
        return answer;
    }

    private List<String> names() {
        try (Connection connection = DriverManager.getConnection(URL, "sa", "");
                ResultSet rows = connection.createStatement().executeQuery("select listagg(name, ',') from names")) {
            rows.next();
            return List.of(rows.getString(1).split(","));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
