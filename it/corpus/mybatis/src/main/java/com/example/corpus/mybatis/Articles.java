package com.example.corpus.mybatis;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/** Stores articles and finds them through a mapper that MyBatis implements. */
public final class Articles implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> names, Context context) {
        try (InputStream configuration = Resources.getResourceAsStream("mybatis-config.xml")) {
            return articles(new SqlSessionFactoryBuilder().build(configuration), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> articles(SqlSessionFactory sessions, List<String> names) {
        Map<String, Object> answer = new TreeMap<>();
        try (SqlSession session = sessions.openSession(true)) {
            ArticleMapper mapper = session.getMapper(ArticleMapper.class);
            mapper.create();
            for (String name : names) {
                Article article = new Article();
                article.setName(name);
                article.setPlace(name.length() > 4 ? Article.Place.LEFT : Article.Place.RIGHT);
                mapper.add(article);
                mapper.review(article, "good " + name);
            }
            List<Article> found = mapper.search("p", List.of(Article.Place.RIGHT));
            answer.put("found", found.stream().map(each -> each.getArticleId() + " " + each.getName()).toList());
            answer.put("reviews", found.stream().map(Article::getReviews).toList());
            answer.put("all", mapper.search(null, null).size());
            answer.put("left", mapper.count(Article.Place.LEFT));
        }
        try (SqlSession session = sessions.openSession()) {
            answer.put("again", session.getMapper(ArticleMapper.class).search("a", null).get(0).getPlace());
        }
        return answer;
    }
}
