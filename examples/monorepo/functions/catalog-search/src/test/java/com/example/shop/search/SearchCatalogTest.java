package com.example.shop.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchCatalogTest {
    @Test
    void articlesAreFoundByAnyPartOfTheirName() throws Exception {
        SearchRequest request = new SearchRequest();
        request.setText("TEA");
        request.setLimit(2);

        assertThat(new SearchCatalog().handleRequest(request))
                .isEqualTo("[{\"name\":\"Black tea\",\"price\":3.5},{\"name\":\"Green tea\",\"price\":4.2}]");
    }
}
