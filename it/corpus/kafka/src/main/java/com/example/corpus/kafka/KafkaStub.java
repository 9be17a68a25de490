package com.example.corpus.kafka;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Speaks enough of Kafka's protocol, on the loopback interface, to keep one batch of one topic and give it back. */
final class KafkaStub implements AutoCloseable {
    private static final short PRODUCE = 0;
    private static final short FETCH = 1;
    private static final short METADATA = 3;
    private static final short API_VERSIONS = 18;
    private static final int UNSUPPORTED_VERSION = 35;
    private static final String TOPIC = "orders";

    private final ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private volatile byte[] batch = {};

    KafkaStub() throws IOException {
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "kafka-stub");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream())) {
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                ByteBuffer request = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream response = new DataOutputStream(bytes);
                short api = request.getShort();
                short version = request.getShort();
                response.writeInt(request.getInt());
                string(request);
                switch (api) {
                    case API_VERSIONS -> versions(response, version);
                    case METADATA -> metadata(response);
                    case PRODUCE -> produce(request, response);
                    default -> fetch(request, response);
                }
                out.writeInt(bytes.size());
                bytes.writeTo(out);
                out.flush();
            }
        } catch (IOException e) {
            // The client has left.
        }
    }

    private static void versions(DataOutputStream response, short version) throws IOException {
        response.writeShort(version == 0 ? 0 : UNSUPPORTED_VERSION);
        short[][] versions = {{PRODUCE, 3}, {FETCH, 4}, {METADATA, 4}, {API_VERSIONS, 0}};
        response.writeInt(versions.length);
        for (short[] api : versions) {
            response.writeShort(api[0]);
            response.writeShort(api[1]);
            response.writeShort(api[1]);
        }
    }

    private void metadata(DataOutputStream response) throws IOException {
        response.writeInt(0);
        response.writeInt(1);
        response.writeInt(1);
        string(response, "127.0.0.1");
        response.writeInt(port());
        response.writeShort(-1);
        string(response, "corpus");
        response.writeInt(1);
        response.writeInt(1);
        response.writeShort(0);
        string(response, TOPIC);
        response.writeByte(0);
        response.writeInt(1);
        response.writeShort(0);
        response.writeInt(0);
        response.writeInt(1);
        for (int copies = 0; copies < 2; copies++) {
            response.writeInt(1);
            response.writeInt(1);
        }
    }

    private void produce(ByteBuffer request, DataOutputStream response) throws IOException {
        string(request);
        request.position(request.position() + 2 + 4 + 4);
        string(request);
        request.position(request.position() + 4 + 4);
        byte[] records = new byte[request.getInt()];
        request.get(records);
        batch = records;
        response.writeInt(1);
        string(response, TOPIC);
        response.writeInt(1);
        response.writeInt(0);
        response.writeShort(0);
        response.writeLong(0);
        response.writeLong(-1);
        response.writeInt(0);
    }

    private void fetch(ByteBuffer request, DataOutputStream response) throws IOException {
        request.position(request.position() + 4 + 4 + 4 + 4 + 1 + 4);
        string(request);
        request.position(request.position() + 4 + 4);
        byte[] records = request.getLong() == 0 ? batch : new byte[0];
        response.writeInt(0);
        response.writeInt(1);
        string(response, TOPIC);
        response.writeInt(1);
        response.writeInt(0);
        response.writeShort(0);
        response.writeLong(9);
        response.writeLong(9);
        response.writeInt(-1);
        response.writeInt(records.length);
        response.write(records);
    }

    private static void string(DataOutputStream response, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.writeShort(bytes.length);
        response.write(bytes);
    }

    private static void string(ByteBuffer request) {
        request.position(request.position() + 2 + Math.max(0, request.getShort(request.position())));
    }
}
