package com.example.corpus.lettuce;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Enough of Redis to store strings and hashes, on the loopback interface. */
final class RedisStub implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final Map<String, String> strings = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, String>> hashes = new ConcurrentSkipListMap<>();

    RedisStub() throws IOException {
        Thread thread = new Thread(this::accept, "redis");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> serve(client), "redis-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                List<String> command = new ArrayList<>();
                for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                    byte[] bytes = in.readNBytes(Integer.parseInt(line(in).substring(1)));
                    line(in);
                    command.add(new String(bytes, StandardCharsets.UTF_8));
                }
                out.write((answer(command) + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // The client has left.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private String answer(List<String> command) {
        return switch (command.get(0).toUpperCase(Locale.ROOT)) {
            case "PING" -> "+PONG";
            case "HELLO" -> "-ERR unknown command 'HELLO'";
            case "SET" -> {
                strings.put(command.get(1), command.get(2));
                yield "+OK";
            }
            case "GET" -> bulk(strings.get(command.get(1)));
            case "INCRBY" -> ":" + strings.merge(
                    command.get(1), command.get(2), (old, more) -> String.valueOf(Long.parseLong(old) + Long.parseLong(more)));
            case "HSET" -> {
                Map<String, String> hash = hashes.computeIfAbsent(command.get(1), key -> new ConcurrentSkipListMap<>());
                for (int index = 2; index < command.size(); index += 2) {
                    hash.put(command.get(index), command.get(index + 1));
                }
                yield ":" + (command.size() / 2 - 1);
            }
            case "HGETALL" -> {
                StringBuilder all = new StringBuilder();
                Map<String, String> hash = hashes.getOrDefault(command.get(1), Map.of());
                hash.forEach((field, value) -> all.append("\r\n").append(bulk(field)).append("\r\n").append(bulk(value)));
                yield "*" + hash.size() * 2 + all;
            }
            case "EXISTS" -> ":" + (strings.containsKey(command.get(1)) ? 1 : 0);
            case "LPUSH" -> "-WRONGTYPE Operation against a key holding the wrong kind of value";
            default -> "+OK";
        };
    }

    private static String bulk(String value) {
        return value == null ? "$-1" : "$" + value.getBytes(StandardCharsets.UTF_8).length + "\r\n" + value;
    }
}
