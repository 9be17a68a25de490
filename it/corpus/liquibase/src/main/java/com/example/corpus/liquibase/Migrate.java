package com.example.corpus.liquibase;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import liquibase.Liquibase;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Migrates an embedded database with change logs in YAML, XML and SQL. */
public final class Migrate implements RequestHandler<Map<String, String>, Map<String, Object>> {
    static {
        System.setProperty("liquibase.analytics.enabled", "false");
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase("db/changelog.yaml", new ClassLoaderResourceAccessor(), database);
            liquibase.update(event.get("contexts"));
            Map<String, Object> answer = new TreeMap<>();
            answer.put("names", names(connection));
            answer.put("ran", database.getRanChangeSetList().stream().map(RanChangeSet::getId).toList());
            answer.put("checksums", database.getRanChangeSetList().stream()
                    .map(each -> each.getLastCheckSum().toString())
                    .toList());
            answer.put("left", liquibase.listUnrunChangeSets(null, null).size());
            liquibase.rollback(1, event.get("contexts"));
            answer.put("after", names(connection));
            return answer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names(Connection connection) throws Exception {
        try (ResultSet rows = connection.createStatement()
                .executeQuery("select listagg(name, ',') within group (order by id) from article")) {
            rows.next();
            return List.of(rows.getString(1).split(","));
        }
    }
}
