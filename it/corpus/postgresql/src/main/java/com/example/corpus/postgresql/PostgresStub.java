package com.example.corpus.postgresql;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Speaks enough of PostgreSQL's protocol, on the loopback interface, to answer three statements. */
final class PostgresStub implements AutoCloseable {
    private static final int INT4 = 23;
    private static final int TEXT = 25;
    private static final int TEXT_ARRAY = 1009;
    private static final int TIMESTAMPTZ = 1184;
    private static final int NUMERIC = 1700;

    private final ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());

    PostgresStub() throws IOException {
        Thread thread = new Thread(this::accept, "postgres");
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
            try (Socket client = socket.accept()) {
                new Session(client).serve();
            } catch (IOException e) {
                // The client has left.
            }
        }
    }

    private static final class Session {
        private final DataInputStream in;
        private final DataOutputStream out;
        private String query = "";
        private String parameter = "";
        private boolean failed;

        Session(Socket client) throws IOException {
            in = new DataInputStream(client.getInputStream());
            out = new DataOutputStream(client.getOutputStream());
        }

        void serve() throws IOException {
            in.readNBytes(in.readInt() - 4);
            send('R', 0);
            for (String setting : List.of(
                    "server_version=16.4", "client_encoding=UTF8", "DateStyle=ISO, MDY", "TimeZone=UTC",
                    "standard_conforming_strings=on", "integer_datetimes=on")) {
                send('S', setting.split("=")[0], setting.split("=")[1]);
            }
            send('K', 1, 2);
            send('Z', (byte) 'I');
            for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
                answer((char) type, ByteBuffer.wrap(in.readNBytes(in.readInt() - 4)));
            }
        }

        private void answer(char type, ByteBuffer message) throws IOException {
            if (type == 'S') {
                failed = false;
                send('Z', (byte) 'I');
            } else if (!failed) {
                switch (type) {
                    case 'P' -> parse(message);
                    case 'B' -> bind(message);
                    case 'D' -> describe();
                    case 'E' -> execute();
                    case 'Q' -> {
                        send('C', "SET");
                        send('Z', (byte) 'I');
                    }
                    default -> send('3');
                }
            }
        }

        private void parse(ByteBuffer message) throws IOException {
            string(message);
            query = string(message);
            if (query.contains("nowhere")) {
                failed = true;
                send('E', (byte) 'S', "ERROR", (byte) 'C', "42P01", (byte) 'M', "relation \"nowhere\" does not exist", (byte) 0);
            } else {
                send('1');
            }
        }

        private void bind(ByteBuffer message) throws IOException {
            string(message);
            string(message);
            message.position(message.position() + 2 + 2 * message.getShort(message.position()));
            parameter = "";
            if (message.getShort() > 0) {
                byte[] value = new byte[message.getInt()];
                message.get(value);
                parameter = new String(value, StandardCharsets.UTF_8);
            }
            send('2');
        }

        private void describe() throws IOException {
            if (query.startsWith("select")) {
                send('T', (short) 5,
                        "id", 0, (short) 0, INT4, (short) 4, -1, (short) 0,
                        "name", 0, (short) 0, TEXT, (short) -1, -1, (short) 0,
                        "price", 0, (short) 0, NUMERIC, (short) -1, -1, (short) 0,
                        "since", 0, (short) 0, TIMESTAMPTZ, (short) 8, -1, (short) 0,
                        "tags", 0, (short) 0, TEXT_ARRAY, (short) -1, -1, (short) 0);
            } else {
                send('n');
            }
        }

        private void execute() throws IOException {
            if (query.startsWith("select")) {
                row("1", parameter, "1.50", "2026-01-02 03:04:05.678+00", "{ripe,\"very red\"}");
                row("2", parameter + "s", "1234.25", "infinity", "{}");
                send('C', "SELECT 2");
            } else {
                send('C', query.startsWith("insert") ? "INSERT 0 3" : "SET");
            }
        }

        private void row(String... values) throws IOException {
            Object[] parts = new Object[1 + 2 * values.length];
            parts[0] = (short) values.length;
            for (int index = 0; index < values.length; index++) {
                parts[1 + 2 * index] = values[index].getBytes(StandardCharsets.UTF_8).length;
                parts[2 + 2 * index] = values[index].getBytes(StandardCharsets.UTF_8);
            }
            send('D', parts);
        }

        private void send(char type, Object... parts) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(bytes);
            for (Object part : parts) {
                if (part instanceof Integer number) {
                    message.writeInt(number);
                } else if (part instanceof Short number) {
                    message.writeShort(number);
                } else if (part instanceof Byte number) {
                    message.writeByte(number);
                } else if (part instanceof byte[] raw) {
                    message.write(raw);
                } else {
                    message.write((part + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
            out.writeByte(type);
            out.writeInt(bytes.size() + 4);
            bytes.writeTo(out);
            out.flush();
        }

        private static String string(ByteBuffer message) {
            int start = message.position();
            while (message.get() != 0) {
                // Up to the zero.
            }
            return new String(message.array(), start, message.position() - start - 1, StandardCharsets.UTF_8);
        }
    }
}
