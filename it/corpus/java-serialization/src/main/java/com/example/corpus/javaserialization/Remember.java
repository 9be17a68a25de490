package com.example.corpus.javaserialization;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.LinkedHashMultimap;
import io.vavr.Function1;
import io.vavr.collection.TreeMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import kotlin.collections.CollectionsKt;

/** Writes objects of libraries by Java serialization and reads them again, as session stores and caches do. */
public class Remember implements RequestHandler<List<String>, List<String>> {
    @Override
    public List<String> handleRequest(List<String> words, Context context) {
        List<String> answer = new ArrayList<>();
        LinkedHashMultimap<Integer, String> byLength = LinkedHashMultimap.create();
        ImmutableSortedMap.Builder<String, Integer> lengths = ImmutableSortedMap.naturalOrder();
        for (String word : words) {
            byLength.put(word.length(), word);
            lengths.put(word, word.length());
        }
        // A list that only its proxy reads, which is Externalizable.
        List<String> built = CollectionsKt.createListBuilder();
        built.addAll(words);
        Function1<String, String> identity = Function1.identity();
        try {
            answer.add("" + again(byLength));
            answer.add("" + again(lengths.build()));
            answer.add("" + again(TreeMap.of("a", 1, "b", 2)));
            answer.add("" + again(CollectionsKt.build(built)));
            answer.add(again(identity).apply("the same"));
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static <T> T again(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
