package com.example.corpus.lucene;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Indexes texts in memory and searches them; codecs and analysis factories are services found by name. */
public final class Search implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> queries, Context context) {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            Analyzer analyzer = new EnglishAnalyzer();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                add(writer, 1, "The quick brown foxes are jumping");
                add(writer, 2, "A lazy dog sleeps, dogs do");
                writer.commit();
                add(writer, 3, "Foxes and dogs play");
                writer.forceMerge(1);
            }
            Map<String, Object> answer = new TreeMap<>();
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (String text : queries) {
                    Query query = new QueryParser("text", analyzer).parse(text);
                    List<String> hits = new ArrayList<>();
                    for (ScoreDoc hit : searcher.search(query, 9, new Sort(new SortField("rank", SortField.Type.LONG, true))).scoreDocs) {
                        Document document = searcher.storedFields().document(hit.doc);
                        hits.add(document.get("id") + " " + new Highlighter(new QueryScorer(query))
                                .getBestFragment(analyzer, "text", document.get("text")));
                    }
                    answer.put(text, hits);
                }
                answer.put("range", searcher.count(IntPoint.newRangeQuery("number", 2, 9)));
            }
            answer.put("custom", tokens());
            return answer;
        } catch (IOException | ParseException | InvalidTokenOffsetsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(IndexWriter writer, int id, String text) throws IOException {
        Document document = new Document();
        document.add(new StringField("id", String.valueOf(id), Field.Store.YES));
        document.add(new TextField("text", text, Field.Store.YES));
        document.add(new IntPoint("number", id));
        document.add(new NumericDocValuesField("rank", id));
        writer.addDocument(document);
    }

    private List<String> tokens() throws IOException {
        Analyzer analyzer = CustomAnalyzer.builder()
                .withTokenizer("whitespace")
                .addTokenFilter("lowercase")
                .addTokenFilter("asciiFolding")
                .build();
        List<String> tokens = new ArrayList<>();
        try (var stream = analyzer.tokenStream("text", "Grüße AUS Köln")) {
            var term = stream.addAttribute(org.apache.lucene.analysis.tokenattributes.CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
        }
        return tokens;
    }
}
