package com.example.corpus.hibernateorm;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Hibernate;

/** Stores purchases in an embedded database and asks for them in JPQL, by criteria and in SQL. */
public final class Purchases implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final EntityManagerFactory shop = Persistence.createEntityManagerFactory("shop");

    /** What a query makes for each row. */
    public record Total(String name, BigDecimal sum) {}

    @Override
    public Map<String, Object> handleRequest(Map<String, String> prices, Context context) {
        shop.runInTransaction(entities -> {
            Customer ada = new Customer(" Ada ", "London");
            ada.tags().add("early");
            ada.tags().add("loud");
            prices.forEach((article, price) -> ada.purchases().add(new Purchase(ada, article, price)));
            entities.persist(ada);
            entities.persist(new Customer("Bob", "London"));
            entities.createNativeQuery("insert into Purchase (DTYPE, article, price, bought, state, giver)"
                            + " values ('Gift', 'vase', 18, '2026-01-09', 'PAID', 'Bob')")
                    .executeUpdate();
        });
        return shop.callInTransaction(entities -> {
            Map<String, Object> answer = new TreeMap<>();
            Purchase first = entities.createQuery("from Purchase where customer is not null order by price desc", Purchase.class)
                    .setMaxResults(1)
                    .getSingleResult();
            answer.put("lazy", !Hibernate.isInitialized(first.customer()));
            answer.put("proxy", Hibernate.unproxy(first.customer(), Customer.class).tags());
            first.pay();
            entities.flush();
            entities.clear();
            List<Customer> londoners = entities.createNamedQuery("byCity", Customer.class)
                    .setParameter("city", "London")
                    .getResultList();
            answer.put("londoners", londoners.stream().map(Customer::name).toList());
            answer.put("purchases", londoners.get(0).purchases().stream().map(Purchase::toString).toList());
            answer.put(
                    "totals",
                    entities.createQuery(
                                    "select new com.example.corpus.hibernateorm.Purchases$Total(c.name, sum(p.price))"
                                            + " from Customer c left join c.purchases p group by c.name order by c.name",
                                    Total.class)
                            .getResultList()
                            .toString());
            CriteriaBuilder builder = entities.getCriteriaBuilder();
            CriteriaQuery<Long> query = builder.createQuery(Long.class);
            Root<Purchase> purchase = query.from(Purchase.class);
            query.select(builder.count(purchase))
                    .where(builder.equal(purchase.get("state"), Purchase.State.OPEN), builder.gt(purchase.get("price"), 1));
            answer.put("open", entities.createQuery(query).getSingleResult());
            answer.put("paid", entities.createQuery("from Purchase where customer is null").getResultList().toString());
            answer.put("native", entities.createNativeQuery("select max(version) from Customer").getSingleResult());
            return answer;
        });
    }
}
