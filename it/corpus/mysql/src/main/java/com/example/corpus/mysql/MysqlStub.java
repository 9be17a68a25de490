package com.example.corpus.mysql;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks enough of MySQL's protocol, on the loopback interface, to let the driver in and answer a query. */
final class MysqlStub implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("@@(?:session\\.)?(\\w+) AS (\\w+)");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Map<String, String> VARIABLES = Map.of(
            "auto_increment_increment", "1",
            "collation_server", "utf8mb4_0900_ai_ci",
            "collation_connection", "utf8mb4_0900_ai_ci",
            "lower_case_table_names", "0",
            "max_allowed_packet", "67108864",
            "performance_schema", "0",
            "system_time_zone", "UTC",
            "time_zone", "UTC",
            "transaction_isolation", "REPEATABLE-READ");
    private static final int CAPABILITIES = 0x008aa20d;
    private static final int UTF8MB4 = 45;
    private static final int VAR_STRING = 253;
    private static final int QUERY = 3;
    private static final int QUIT = 1;

    private final ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());

    MysqlStub() throws IOException {
        Thread thread = new Thread(this::accept, "mysql");
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
        private final OutputStream out;
        private int sequence;

        Session(Socket client) throws IOException {
            in = new DataInputStream(client.getInputStream());
            out = client.getOutputStream();
        }

        void serve() throws IOException {
            send(new Packet().bytes(10).text("8.4.0").number(7, 4).raw("12345678").bytes(0)
                    .number(CAPABILITIES & 0xffff, 2).bytes(UTF8MB4).number(2, 2).number(CAPABILITIES >>> 16, 2)
                    .bytes(21).raw("\0".repeat(10)).raw("123456789012").bytes(0).text("caching_sha2_password"));
            receive();
            send(new Packet().bytes(1, 3));
            send(new Packet().bytes(0, 0, 0).number(2, 2).number(0, 2));
            for (byte[] command = receive(); command[0] != QUIT; command = receive()) {
                if (command[0] == QUERY) {
                    query(new String(command, 1, command.length - 1, StandardCharsets.UTF_8));
                } else {
                    send(new Packet().bytes(0, 0, 0).number(2, 2).number(0, 2));
                }
            }
        }

        private void query(String sql) throws IOException {
            if (sql.contains("nowhere")) {
                send(new Packet().bytes(255).number(1146, 2).raw("#42S02Table 'shop.nowhere' doesn't exist"));
            } else if (sql.contains("@@")) {
                variables(sql);
            } else if (sql.startsWith("SELECT")) {
                Matcher literal = LITERAL.matcher(sql);
                String name = literal.find() ? literal.group(1) : "";
                rows(List.of("id", "name", "price", "since"),
                        List.of("1", name, "1.50", "2026-01-02 03:04:05"),
                        List.of("2", name + "s", "1234.25", "2026-02-03 00:00:00"));
            } else {
                int affected = sql.startsWith("INSERT") ? 1 : 0;
                send(new Packet().bytes(0, affected, affected * 17).number(2, 2).number(0, 2));
            }
        }

        private void variables(String sql) throws IOException {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            Matcher variable = VARIABLE.matcher(sql);
            while (variable.find()) {
                names.add(variable.group(2));
                values.add(VARIABLES.getOrDefault(
                        variable.group(1),
                        variable.group(1).startsWith("character_set") ? "utf8mb4" : variable.group(1).contains("timeout") ? "60" : ""));
            }
            rows(names, values);
        }

        @SafeVarargs
        private void rows(List<String> names, List<String>... rows) throws IOException {
            send(new Packet().bytes(names.size()));
            for (String name : names) {
                send(new Packet().sized("def").sized("shop").sized("t").sized("t").sized(name).sized(name)
                        .bytes(12).number(UTF8MB4, 2).number(255, 4).bytes(VAR_STRING).number(0, 2).bytes(0).number(0, 2));
            }
            send(new Packet().bytes(254).number(0, 2).number(2, 2));
            for (List<String> row : rows) {
                Packet packet = new Packet();
                row.forEach(packet::sized);
                send(packet);
            }
            send(new Packet().bytes(254).number(0, 2).number(2, 2));
        }

        private byte[] receive() throws IOException {
            int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
            sequence = in.readUnsignedByte() + 1;
            return in.readNBytes(length);
        }

        private void send(Packet packet) throws IOException {
            byte[] content = packet.content.toByteArray();
            out.write(new Packet().number(content.length, 3).bytes(sequence++).content.toByteArray());
            out.write(content);
            out.flush();
        }
    }

    private static final class Packet {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Packet bytes(int... values) {
            for (int value : values) {
                content.write(value);
            }
            return this;
        }

        Packet number(int value, int bytes) {
            for (int index = 0; index < bytes; index++) {
                content.write(value >>> 8 * index);
            }
            return this;
        }

        Packet raw(String text) {
            content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Packet text(String text) {
            return raw(text).bytes(0);
        }

        Packet sized(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8).length).raw(text);
        }
    }
}
