package io.github.lambdapackager.plugin.verify.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;

/**
 * A server on the loopback interface that is AWS's endpoint and the proxy of a function under test. It answers from
 * files, from an earlier run, from an emulator, or with the operation's empty success, in this order. What is meant for
 * any other host is recorded and refused.
 */
public final class AwsRecorder implements AutoCloseable {
    private final HttpServer server;
    private final AnswerFiles files;
    private final Optional<Emulator> emulator;
    private final Optional<Tape> replay;
    private final Tape tape = new Tape();
    private final SqsReceipts sqs = new SqsReceipts();
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<AwsRequest> requests = Collections.synchronizedList(new ArrayList<>());

    /**
     * Starts the server on a free port.
     *
     * @param answers folders with answers, the first that has one wins
     * @param emulator asked where no file answers
     * @param replay what the emulator answered in an earlier run
     */
    public AwsRecorder(List<Path> answers, Optional<URI> emulator, Optional<Tape> replay) throws IOException {
        this.files = new AnswerFiles(answers);
        this.emulator = emulator.map(Emulator::new);
        this.replay = replay;
        this.server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(0)
                .setRequestRouter((request, context) -> (asked, response, inner) -> handle(asked, response))
                .create();
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://" + authority());
    }

    private String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        byte[] body = request.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(request.getEntity());
        RequestHead head = head(request);
        Answer answer = isMeantForUs(head) ? ask(head, body == null ? new byte[0] : body) : refuse(head);
        response.setCode(answer.status());
        answer.headers().forEach(response::setHeader);
        response.removeHeaders(HttpHeaders.CONTENT_TYPE);
        String type = answer.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        response.setEntity(new ByteArrayEntity(answer.body(), ContentType.parseLenient(type)));
    }

    private static RequestHead head(ClassicHttpRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : request.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        String host = headers.getOrDefault(HttpHeaders.HOST, "");
        String authority =
                request.getAuthority() == null ? host : request.getAuthority().toString();
        return RequestHead.of(request.getMethod(), authority, request.getPath(), headers);
    }

    private boolean isMeantForUs(RequestHead head) {
        return !head.method().equals("CONNECT") && head.authority().equals(authority());
    }

    private Answer refuse(RequestHead head) {
        String host = head.authority().replaceAll(":\\d+$", "");
        Answer answer =
                Answer.failed(AwsRequest.REFUSED, "nothing leaves this machine while a function is verified: " + host);
        String operation = head.method().equals("CONNECT") ? "CONNECT" : head.method() + " " + head.target();
        requests.add(new AwsRequest(host, operation, "", answer.status()));
        return answer;
    }

    private Answer ask(RequestHead head, byte[] body) throws IOException {
        AwsCall call = AwsCall.of(head, body);
        Answer answer = S3Objects.completed(call, answer(call, body))
                .with("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
        requests.add(call.recorded(answer.status()));
        return answer;
    }

    private Answer answer(AwsCall call, byte[] body) throws IOException {
        Optional<Answer> file = files.answer(call, count(call.service() + " " + call.operation()));
        if (file.isPresent()) {
            return file.get();
        }
        int number = count(call.key());
        Optional<Answer> replayed = replay.flatMap(earlier -> earlier.answer(call, number));
        if (replayed.isPresent()) {
            return replayed.get();
        }
        if (emulator.isPresent()) {
            return asked(emulator.get(), call, body);
        }
        Optional<Answer> receipt = sqs.answer(call);
        return receipt.isPresent() ? receipt.get() : call.protocol().emptySuccess(call.operation());
    }

    private Answer asked(Emulator other, AwsCall call, byte[] body) {
        try {
            Answer answer = other.ask(call.head(), body);
            tape.record(call, answer);
            return answer;
        } catch (IOException e) {
            return Answer.failed(AwsRequest.NO_EMULATOR, String.valueOf(e.getMessage()));
        }
    }

    private synchronized int count(String call) {
        return calls.merge(call, 1, Integer::sum);
    }

    /** What was asked so far, in the order of arrival. */
    public List<AwsRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** What the emulator answered in this run. */
    public Tape tape() {
        return tape;
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
