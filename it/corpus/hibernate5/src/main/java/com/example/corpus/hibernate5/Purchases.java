package com.example.corpus.hibernate5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

/** Stores purchases by the persistence API as it was before it moved to Jakarta; its entities are found by scanning. */
public final class Purchases implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final EntityManagerFactory shop = Persistence.createEntityManagerFactory("shop");

    @Override
    public Map<String, Object> handleRequest(Map<String, String> prices, Context context) {
        EntityManager entities = shop.createEntityManager();
        entities.getTransaction().begin();
        Customer ada = new Customer("Ada", "London");
        prices.forEach((article, price) -> ada.purchases().add(new Purchase(ada, article, price)));
        entities.persist(ada);
        entities.createNativeQuery("insert into Purchase (id, DTYPE, article, price, giver) values (100, 'Gift', 'vase', 18, 'Bob')")
                .executeUpdate();
        entities.getTransaction().commit();
        entities.clear();
        Map<String, Object> answer = new TreeMap<>();
        answer.put("city", entities.createQuery("select c.city from Customer c where c.name = 'Ada'").getSingleResult());
        List<?> articles = entities.createQuery("select p.article from Purchase p where p.price > 1 order by p.article")
                .getResultList();
        answer.put("articles", articles);
        answer.put("most", entities.createQuery("from Purchase order by price desc").setMaxResults(1).getResultList().toString());
        entities.close();
        return answer;
    }
}
