package com.example.corpus.sqlite;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;

/** Keeps notes in a file with SQLite: native code that calls back a function of ours. */
public final class Notes implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> notes, Context context) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.enforceForeignKeys(true);
        try {
            Path file = Files.createTempFile("notes", ".db");
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties())) {
                return store(connection, notes);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> store(Connection connection, List<String> notes) throws SQLException {
        Function.create(connection, "shout", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(value_text(0).toUpperCase(Locale.ROOT) + "!");
            }
        });
        connection.createStatement().execute("create table note (id integer primary key, text unique)");
        connection.createStatement().execute("create virtual table search using fts5(text)");
        Map<String, Object> answer = new TreeMap<>();
        try (PreparedStatement insert = connection.prepareStatement("insert into note (text) values (?)")) {
            for (String note : notes) {
                insert.setString(1, note);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            answer.put("error", e.getMessage());
        }
        connection.createStatement().execute("insert into search select text from note");
        answer.put("found", string(connection, "select shout(text) from search where search match 'apple*'"));
        answer.put("json", string(connection, "select json_group_array(text) from (select text from note order by text)"));
        answer.put("product", connection.getMetaData().getDatabaseProductName());
        answer.put("columns", connection.getMetaData().getColumns(null, null, "note", null).next());
        return answer;
    }

    private String string(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
