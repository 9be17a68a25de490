package com.example.corpus.protobuflite;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.example.corpus.protobuflite.proto.Article;
import com.example.corpus.protobuflite.proto.Kind;
import com.example.corpus.protobuflite.proto.Stock;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.util.List;

/** Writes and reads messages of Protobuf's small runtime, which prints them by reflection. */
public class Stocks implements RequestHandler<List<String>, List<String>> {
    @Override
    public List<String> handleRequest(List<String> names, Context context) {
        Stock.Builder stock = Stock.newBuilder();
        names.forEach(name -> stock.addArticles(Article.newBuilder()
                .setName(name)
                .setPieces(name.length())
                .setKind(Kind.KIND_FOOD)
                .putNotes("from", "afar")
                .setSince(Timestamp.newBuilder().setSeconds(1_767_225_600))
                .setCents(250)));
        try {
            Stock read = Stock.parseFrom(stock.build().toByteArray());
            return List.of(
                    String.valueOf(read.equals(stock.build())),
                    read.getArticles(0).getSince().getSeconds() + " " + read.getArticles(0).getPriceCase() + " " + read.getArticles(0).getNotesOrThrow("from"),
                    read.toString().replaceFirst("@[0-9a-f]+", ""));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
