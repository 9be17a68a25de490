package com.example.corpus.quarkus;

/** What is ordered. */
public class Order {
    private String article;
    private int pieces;

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getPieces() {
        return pieces;
    }

    public void setPieces(int pieces) {
        this.pieces = pieces;
    }
}
