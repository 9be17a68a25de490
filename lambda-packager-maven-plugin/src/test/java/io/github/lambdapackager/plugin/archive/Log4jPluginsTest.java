package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

class Log4jPluginsTest {
    /** Found by name, for its annotations name classes that Log4j's jar does not bring. */
    private static final String PLUGIN_CACHE = "org.apache.logging.log4j.core.config.plugins.processor.PluginCache";

    @Test
    void theListsOfTwoJarsBecomeTheListThatLog4jItselfMakesOfThem() throws Exception {
        List<URL> lists = Collections.list(getClass().getClassLoader().getResources(Log4jPlugins.PATH));
        assertThat(lists).hasSize(2);

        Log4jPlugins plugins = new Log4jPlugins();
        for (URL list : lists) {
            try (InputStream in = list.openStream()) {
                plugins.add(in.readAllBytes());
            }
        }

        assertThat(plugins.toBytes()).isEqualTo(mergedByLog4j(lists));
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
