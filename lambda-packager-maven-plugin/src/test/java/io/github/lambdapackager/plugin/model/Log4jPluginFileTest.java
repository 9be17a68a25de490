package io.github.lambdapackager.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.lambdapackager.plugin.model.Log4jPluginFile.Plugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

class Log4jPluginFileTest {
    /** Found by name, for its annotations name classes that Log4j's jar does not bring. */
    private static final String PLUGIN_CACHE = "org.apache.logging.log4j.core.config.plugins.processor.PluginCache";

    @Test
    void theListsOfTwoJarsBecomeTheListThatLog4jItselfMakesOfThem() throws Exception {
        List<URL> lists = lists();
        assertThat(lists).hasSize(2);

        byte[] merged = read(lists.get(0)).followedBy(read(lists.get(1))).toBytes();

        assertThat(merged).isEqualTo(mergedByLog4j(lists));
    }

    @Test
    void pluginsOfClassesThatAreLeftOutGoAndTheOthersStay() throws Exception {
        Log4jPluginFile all = read(lists().get(0));
        Plugin console = all.plugins().stream()
                .filter(plugin -> plugin.key().equals("console"))
                .findFirst()
                .orElseThrow();

        Log4jPluginFile rest = all.without(console.className()::equals);

        assertThat(rest.plugins()).hasSize(all.plugins().size() - 1).doesNotContain(console);
        assertThat(Log4jPluginFile.read(rest.toBytes())).isEqualTo(rest);
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Log4jPluginFile.read(new byte[] {0, 0, 0, 1}));
    }

    private static List<URL> lists() throws IOException {
        return Collections.list(Log4jPluginFileTest.class.getClassLoader().getResources(Log4jPluginFile.PATH));
    }

    private static Log4jPluginFile read(URL list) throws IOException {
        try (InputStream in = list.openStream()) {
            return Log4jPluginFile.read(in.readAllBytes());
        }
    }

    private static byte[] mergedByLog4j(List<URL> lists) throws ReflectiveOperationException {
        Class<?> type = Class.forName(PLUGIN_CACHE);
        Object cache = type.getConstructor().newInstance();
        type.getMethod("loadCacheFiles", Enumeration.class).invoke(cache, Collections.enumeration(lists));
        ByteArrayOutputStream merged = new ByteArrayOutputStream();
        type.getMethod("writeCache", OutputStream.class).invoke(cache, merged);
        return merged.toByteArray();
    }
}
