package com.example.corpus.hikaricp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts visits with connections of a pool, whose classes Hikari generates and whose settings come from a file; asks JMX about the pool. */
public final class Visits implements RequestHandler<List<String>, Map<String, Object>> {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HikariDataSource pool;

    public Visits() {
        HikariConfig config = new HikariConfig("/hikari.properties");
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        pool = new HikariDataSource(config);
    }

    @Override
    public Map<String, Object> handleRequest(List<String> places, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("create table visit (id identity, place varchar(20) unique)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into visit (place) values (?)", new String[] {"ID"})) {
                for (String place : places) {
                    Savepoint before = connection.setSavepoint();
                    try {
                        insert.setString(1, place);
                        insert.executeUpdate();
                        ResultSet keys = insert.getGeneratedKeys();
                        keys.next();
                        answer.put(place, keys.getLong(1));
                    } catch (SQLException e) {
                        connection.rollback(before);
                        answer.put("refused", e.getSQLState());
                    }
                }
            }
            connection.commit();
            answer.put("connection", connection.getClass().getSimpleName());
            answer.put("wraps", connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class));
            answer.put("active", managed("ActiveConnections"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        answer.put("pools", meters.find("hikaricp.connections.max").gauge().value());
        return answer;
    }

    private static Object managed(String attribute) {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("com.zaxxer.hikari:type=Pool (shop)"), attribute);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
