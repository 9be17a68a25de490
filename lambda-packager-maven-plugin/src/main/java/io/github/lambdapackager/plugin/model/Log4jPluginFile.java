package io.github.lambdapackager.plugin.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Log4j 2's list of plugins, in the binary format of its {@code PluginCache}: its annotation processor writes one for each
 * jar.
 */
public record Log4jPluginFile(List<Plugin> plugins) {
    /** Where Log4j looks for it. */
    public static final String PATH = "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";

    /**
     * A class that Log4j finds by a key.
     *
     * @param category in lower case; {@code core} has what the elements of a configuration mean
     * @param key in lower case: the plugin's name, or one of its aliases
     */
    public record Plugin(
            String category, String key, String className, String name, boolean printable, boolean deferred) {}

    public Log4jPluginFile {
        plugins = List.copyOf(plugins);
    }

    /**
     * Reads the file.
     *
     * @throws IOException when the content is no list of plugins
     */
    public static Log4jPluginFile read(byte[] content) throws IOException {
        List<Plugin> plugins = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        for (int categories = in.readInt(); categories > 0; categories--) {
            String category = in.readUTF().toLowerCase(Locale.ROOT);
            for (int count = in.readInt(); count > 0; count--) {
                plugins.add(new Plugin(
                        category, in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean(), in.readBoolean()));
            }
        }
        return new Log4jPluginFile(plugins);
    }

    /** Both lists as Log4j reads them, one after the other. */
    public Log4jPluginFile followedBy(Log4jPluginFile later) {
        List<Plugin> all = new ArrayList<>(plugins);
        all.addAll(later.plugins);
        return new Log4jPluginFile(all);
    }

    /** What is left without the plugins of some classes, by their binary names. */
    public Log4jPluginFile without(Predicate<String> isLeftOut) {
        return new Log4jPluginFile(plugins.stream()
                .filter(plugin -> !isLeftOut.test(plugin.className()))
                .toList());
    }

    /** The file as Log4j writes it: sorted, and of two plugins with one key the first. */
    public byte[] toBytes() {
        SortedMap<String, SortedMap<String, Plugin>> categories = new TreeMap<>();
        plugins.forEach(plugin -> categories
                .computeIfAbsent(plugin.category(), category -> new TreeMap<>())
                .putIfAbsent(plugin.key(), plugin));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(categories.size());
            for (var category : categories.entrySet()) {
                out.writeUTF(category.getKey());
                out.writeInt(category.getValue().size());
                for (Plugin plugin : category.getValue().values()) {
                    out.writeUTF(plugin.key());
                    out.writeUTF(plugin.className());
                    out.writeUTF(plugin.name());
                    out.writeBoolean(plugin.printable());
                    out.writeBoolean(plugin.deferred());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be written", e);
        }
        return bytes.toByteArray();
    }
}
