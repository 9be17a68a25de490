package com.example.corpus.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonArrayAgg;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONFormat;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Asks an embedded database with jOOQ and maps rows to records and beans by reflection. */
public final class Report implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final Table<Record> SALE = table(name("SALE"));
    private static final Field<Integer> ID = field(name("SALE", "ID"), SQLDataType.INTEGER.identity(true));
    private static final Field<String> ARTICLE = field(name("SALE", "ARTICLE"), SQLDataType.VARCHAR(20).nullable(false));
    private static final Field<BigDecimal> PRICE = field(name("SALE", "PRICE"), SQLDataType.DECIMAL(10, 2));
    private static final Field<State> STATE =
            field(name("SALE", "STATE"), SQLDataType.VARCHAR(8).asEnumDataType(State.class));

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** Stored by its name. */
    public enum State implements org.jooq.EnumType {
        OPEN,
        PAID;

        @Override
        public String getLiteral() {
            return name();
        }

        @Override
        public String getName() {
            return "state";
        }
    }

    /** Mapped by its constructor. */
    public record Sale(int id, String article, BigDecimal price) {}

    /** Mapped by its setters. */
    public static final class SaleBean {
        private String article;
        private State state;

        public void setArticle(String article) {
            this.article = article;
        }

        public void setState(State state) {
            this.state = state;
        }

        @Override
        public String toString() {
            return article + ":" + state;
        }
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> prices, Context context) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            return report(DSL.using(connection, SQLDialect.H2), prices);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> report(DSLContext database, Map<String, String> prices) {
        database.createTable(SALE).columns(ID, ARTICLE, PRICE, STATE).primaryKey(ID).execute();
        prices.forEach((article, price) -> database.insertInto(SALE)
                .set(ARTICLE, article)
                .set(PRICE, new BigDecimal(price))
                .set(STATE, price.startsWith("0") ? State.PAID : State.OPEN)
                .execute());
        Map<String, Object> answer = new TreeMap<>();
        answer.put("records", database.select(ID, ARTICLE, PRICE).from(SALE).orderBy(ID).fetchInto(Sale.class).toString());
        answer.put("beans", database.selectFrom(SALE).orderBy(PRICE.desc()).fetchInto(SaleBean.class).toString());
        answer.put("sum", database.select(sum(PRICE)).from(SALE).where(STATE.eq(State.OPEN)).fetchSingle().value1());
        answer.put("ranks", database.select(ARTICLE, rowNumber().over().orderBy(PRICE)).from(SALE).fetch().formatCSV());
        answer.put("json", database.selectFrom(SALE).orderBy(ID).fetch().formatJSON(JSONFormat.DEFAULT_FOR_RECORDS));
        answer.put("aggregate", database.select(jsonArrayAgg(ARTICLE).orderBy(ARTICLE)).from(SALE).fetchSingle().value1().data());
        answer.put("parsed", database.parser().parseSelect("select 1 as one where 2 > 1 limit 3").getSQL());
        answer.put("groups", database.transactionResult(inner -> List.copyOf(
                inner.dsl().fetch("select state, count(*) n from sale group by state order by state").intoMaps()).toString()));
        try {
            database.insertInto(SALE).set(ARTICLE, (String) null).execute();
        } catch (DataAccessException e) {
            answer.put("error", e.sqlStateClass().name());
        }
        return answer;
    }
}
