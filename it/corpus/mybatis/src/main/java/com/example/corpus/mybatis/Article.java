package com.example.corpus.mybatis;

import java.io.Serializable;
import java.util.List;

/** A row, filled by MyBatis; its reviews are loaded when asked for. */
public class Article implements Serializable {
    private static final long serialVersionUID = 1;

    private Integer articleId;
    private String name;
    private Place place;
    private List<String> reviews;

    /** Stored by its name. */
    public enum Place {
        LEFT,
        RIGHT
    }

    public Integer getArticleId() {
        return articleId;
    }

    public void setArticleId(Integer articleId) {
        this.articleId = articleId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Place getPlace() {
        return place;
    }

    public void setPlace(Place place) {
        this.place = place;
    }

    public List<String> getReviews() {
        return reviews;
    }
}
