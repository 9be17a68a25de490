package io.github.lambdapackager.plugin.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lambdapackager.plugin.verify.Outcome.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API on the loopback interface, for one process.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final Duration POLL = Duration.ofMillis(20);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(RuntimeApi::daemon);
    private final List<SampleEvent> events;
    private final int firstNumber;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final long started = System.nanoTime();
    private @Nullable Duration startTime;
    private long eventStarted = started;
    private int served;
    private boolean finished;
    private boolean closed;

    /**
     * Serves these events.
     *
     * @param firstNumber of the first of these events among all that the function gets: it is part of request ids
     */
    RuntimeApi(List<SampleEvent> events, int firstNumber) throws IOException {
        this.events = List.copyOf(events);
        this.firstNumber = firstNumber;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(VERSION, this::handle);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lambda-runtime-api");
        thread.setDaemon(true);
        return thread;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits until every event has its outcome; what is missing then gets one for the reason. */
    synchronized List<Outcome> await(Process process, Duration timeLimit) throws InterruptedException {
        while (!finished && process.isAlive() && sinceEvent().compareTo(timeLimit) < 0) {
            wait(POLL.toMillis());
        }
        boolean answered = finished || (outcomes.size() == events.size() && !process.isAlive());
        if (!answered) {
            outcomes.add(
                    process.isAlive()
                            ? new Outcome(Kind.TIMEOUT, "within " + timeLimit.toSeconds() + " s")
                            : new Outcome(Kind.EXIT, "exit code " + process.waitFor()));
        }
        return List.copyOf(outcomes);
    }

    synchronized Optional<Duration> startTime() {
        return Optional.ofNullable(startTime);
    }

    private Duration sinceEvent() {
        return Duration.ofNanos(System.nanoTime() - eventStarted);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(VERSION.length());
        if (path.equals("invocation/next")) {
            next(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        record(path, body);
        answer(exchange, 202, "{\"status\":\"OK\"}");
    }

    private synchronized void record(String path, String body) {
        if (path.equals("init/error")) {
            outcomes.add(new Outcome(Kind.INIT_ERROR, body));
            finished = true;
        } else if (outcomes.size() < served) {
            outcomes.add(new Outcome(path.endsWith("/response") ? Kind.RESPONSE : Kind.ERROR, body));
        }
        notifyAll();
    }

    private void next(HttpExchange exchange) throws IOException {
        int index = take();
        if (index >= events.size()) {
            awaitClose();
            exchange.close();
            return;
        }
        String number = String.format("%012d", firstNumber + index);
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-" + number);
        headers.set("Lambda-Runtime-Deadline-Ms", "4102444800000");
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:verified");
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        headers.set("Content-Type", "application/json");
        answer(exchange, 200, events.get(index).text());
    }

    private synchronized int take() {
        if (startTime == null) {
            startTime = Duration.ofNanos(System.nanoTime() - started);
        }
        finished = served >= events.size();
        eventStarted = System.nanoTime();
        notifyAll();
        return served++;
    }

    private synchronized void awaitClose() {
        try {
            while (!closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
