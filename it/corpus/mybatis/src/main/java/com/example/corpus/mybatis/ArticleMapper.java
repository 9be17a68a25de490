package com.example.corpus.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.jdbc.SQL;

/** Statements in annotations here, others in the XML file beside it. */
public interface ArticleMapper {
    @Update("create table article (article_id int auto_increment primary key, name varchar(20), place varchar(8));"
            + " create table review (article_id int, text varchar(20))")
    void create();

    @Insert("insert into article (name, place) values (#{name}, #{place})")
    @Options(useGeneratedKeys = true, keyProperty = "articleId")
    void add(Article article);

    @Insert("insert into review values (#{article.articleId}, #{text})")
    void review(@Param("article") Article article, @Param("text") String text);

    List<Article> search(@Param("name") String name, @Param("places") List<Article.Place> places);

    @SelectProvider(type = Counting.class, method = "count")
    int count(Article.Place place);

    /** Called by reflection. */
    final class Counting {
        public String count() {
            return new SQL().SELECT("count(*)").FROM("article").WHERE("place = #{place}").toString();
        }
    }
}
