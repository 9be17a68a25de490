package com.example.corpus.grpc;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A gRPC server and its client on the loopback interface, with generated messages that JSON is made of. */
public final class StockClient implements RequestHandler<List<String>, Map<String, Object>> {
    private static final class Stock extends StockGrpc.StockImplBase {
        @Override
        public void find(Query query, StreamObserver<Article> answers) {
            if (query.getName().isEmpty()) {
                answers.onError(Status.INVALID_ARGUMENT.withDescription("no name").asRuntimeException());
                return;
            }
            answers.onNext(article(query.getName(), 1));
            answers.onCompleted();
        }

        @Override
        public void watch(Query query, StreamObserver<Article> answers) {
            for (int index = 1; index < 4; index++) {
                answers.onNext(article(query.getName(), index));
            }
            answers.onCompleted();
        }

        private static Article article(String name, int amount) {
            Article.Builder article = Article.newBuilder()
                    .setName(name)
                    .setKind(Kind.FRUIT)
                    .putPlaces("left", amount)
                    .addTags("ripe")
                    .setSince(com.google.protobuf.util.Timestamps.fromSeconds(1767322245));
            return (amount % 2 == 0 ? article.setOnRequest("ask") : article.setAmount(1.5 * amount)).build();
        }
    }

    @Override
    public Map<String, Object> handleRequest(List<String> names, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try {
            Server server = NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                    .addService(new Stock())
                    .addService(new HealthStatusManager().getHealthService())
                    .build()
                    .start();
            ManagedChannel channel = Grpc.newChannelBuilder(
                            "127.0.0.1:" + server.getPort(), InsecureChannelCredentials.create())
                    .build();
            try {
                ask(channel, names, answer);
            } finally {
                channel.shutdownNow();
                server.shutdownNow();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private void ask(ManagedChannel channel, List<String> names, Map<String, Object> answer)
            throws InvalidProtocolBufferException {
        StockGrpc.StockBlockingStub stock = StockGrpc.newBlockingStub(channel);
        for (String name : names) {
            try {
                Article found = stock.find(Query.newBuilder().setName(name).build());
                String json = JsonFormat.printer().print(found);
                Article.Builder read = Article.newBuilder();
                JsonFormat.parser().merge(json, read);
                answer.put(name, json + read.build().equals(found));
                answer.put(name + " text", TextFormat.printer().printToString(found));
            } catch (StatusRuntimeException e) {
                answer.put("refused", e.getStatus().toString());
            }
        }
        List<String> watched = new ArrayList<>();
        stock.watch(Query.newBuilder().setName("plum").build())
                .forEachRemaining(article -> watched.add(article.getPriceCase() + " " + article.getPlacesOrThrow("left")));
        answer.put("watched", watched);
        answer.put("health", HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance()).getStatus().name());
        answer.put("fields", Article.getDescriptor().getFields().stream().map(field -> field.getName()).toList());
    }
}
