package io.github.lambdapackager.plugin.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Log4j's list of its plugins, in the binary format of its {@code PluginCache}. */
final class Log4jPlugins {
    static final String PATH = "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";

    private record Plugin(String key, String className, String name, boolean printable, boolean defer) {}

    private final SortedMap<String, SortedMap<String, Plugin>> categories = new TreeMap<>();

    /**
     * Adds a list as Log4j does: the first plugin of a key stays.
     *
     * @throws IOException when the list is malformed
     */
    void add(byte[] list) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(list));
        int categoryCount = in.readInt();
        for (int category = 0; category < categoryCount; category++) {
            SortedMap<String, Plugin> plugins =
                    categories.computeIfAbsent(in.readUTF().toLowerCase(Locale.ROOT), name -> new TreeMap<>());
            int pluginCount = in.readInt();
            for (int index = 0; index < pluginCount; index++) {
                Plugin plugin =
                        new Plugin(in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean(), in.readBoolean());
                plugins.putIfAbsent(plugin.key(), plugin);
            }
        }
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(categories.size());
        for (var category : categories.entrySet()) {
            out.writeUTF(category.getKey());
            out.writeInt(category.getValue().size());
            for (Plugin plugin : category.getValue().values()) {
                out.writeUTF(plugin.key());
                out.writeUTF(plugin.className());
                out.writeUTF(plugin.name());
                out.writeBoolean(plugin.printable());
                out.writeBoolean(plugin.defer());
            }
        }
        return bytes.toByteArray();
    }
}
