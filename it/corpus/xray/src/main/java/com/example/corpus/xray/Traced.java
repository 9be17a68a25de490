package com.example.corpus.xray;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.xray.AWSXRay;
import com.amazonaws.xray.AWSXRayRecorder;
import com.amazonaws.xray.AWSXRayRecorderBuilder;
import com.amazonaws.xray.config.DaemonConfiguration;
import com.amazonaws.xray.contexts.SegmentContextResolverChain;
import com.amazonaws.xray.contexts.ThreadLocalSegmentContextResolver;
import com.amazonaws.xray.emitters.UDPEmitter;
import com.amazonaws.xray.entities.Segment;
import com.amazonaws.xray.entities.Subsegment;
import com.amazonaws.xray.strategy.sampling.AllSamplingStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Traces an order and, by a jar that no code names, the AWS call that it makes; answers what reached the X-Ray daemon. */
public final class Traced implements RequestHandler<Map<String, String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, String> order, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            daemon.setSoTimeout(20_000);
            AWSXRay.setGlobalRecorder(recorder(daemon.getLocalPort()));
            Segment segment = AWSXRay.beginSegment("orders");
            segment.putAnnotation("product", order.get("product"));
            try (Subsegment subsegment = AWSXRay.beginSubsegment("count")) {
                subsegment.putMetadata("details", Map.of("amount", order.get("amount")));
                answer.put("amount", Integer.parseInt(order.get("amount")));
                publish(order.get("product"));
            } catch (NumberFormatException e) {
                segment.addException(e);
                answer.put("failed", e.getMessage());
            }
            AWSXRay.endSegment();
            answer.put("traced", stable(receive(daemon)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    /** With segments of its own, since nobody hands a test the header of a trace. */
    private static AWSXRayRecorder recorder(int port) throws IOException {
        DaemonConfiguration configuration = new DaemonConfiguration();
        configuration.setDaemonAddress("127.0.0.1:" + port);
        SegmentContextResolverChain contexts = new SegmentContextResolverChain();
        contexts.addResolver(new ThreadLocalSegmentContextResolver());
        return AWSXRayRecorderBuilder.standard()
                .withSamplingStrategy(new AllSamplingStrategy())
                .withSegmentListener(new Tenant())
                .withSegmentContextResolverChain(contexts)
                .withEmitter(new UDPEmitter(configuration))
                .build();
    }

    private static void publish(String product) {
        try (SnsClient sns =
                SnsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            sns.publish(publish ->
                    publish.topicArn("arn:aws:sns:eu-central-1:123456789012:orders").message(product));
        }
    }

    private static String receive(DatagramSocket daemon) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        daemon.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    /** Without what differs from run to run. */
    private static String stable(String trace) {
        return trace.replaceAll("\"(id|trace_id|parent_id)\":\"[^\"]*\"", "\"$1\":\"…\"")
                .replaceAll("\"(start_time|end_time)\":[0-9.E]+", "\"$1\":0")
                .replaceAll("\"stack\":\\[.*?]", "\"stack\":[]")
                .replaceAll("(1-)?[0-9a-f]{8}-[0-9a-f-]+", "…");
    }
}
