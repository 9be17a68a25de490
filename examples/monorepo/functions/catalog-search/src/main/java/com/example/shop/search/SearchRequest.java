package com.example.shop.search;

/** What a customer looks for. */
public class SearchRequest {
    private String text;
    private int limit;

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public int getLimit() {
        return limit;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }
}
