package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Log4j 2's list of plugins, written by its annotation processor and read by its {@code PluginCache}. */
final class Log4jPlugins implements RuleSource {
    static final String FILE = "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";

    private static final Trigger LIST_IS_READ =
            new Trigger.ClassReached(Set.of("org.apache.logging.log4j.core.config.plugins.util.PluginRegistry"));

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        byte[] list = artifact.files().get(FILE);
        if (list == null) {
            return CollectedRules.NONE;
        }
        String place = FILE + " of " + artifact.name();
        try {
            List<KeepRule> rules = classNames(list).stream()
                    .filter(classes::isPackaged)
                    .map(plugin -> KeepRule.whole(plugin, "named in " + place, LIST_IS_READ))
                    .toList();
            return new CollectedRules(rules, List.of());
        } catch (IOException e) {
            return new CollectedRules(List.of(), List.of(place + " is passed over, for it is no list of plugins"));
        }
    }

    private static List<String> classNames(byte[] list) throws IOException {
        List<String> names = new ArrayList<>();
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(list))) {
            for (int categories = data.readInt(); categories > 0; categories--) {
                data.readUTF(); // category
                for (int plugins = data.readInt(); plugins > 0; plugins--) {
                    data.readUTF(); // key
                    names.add(data.readUTF());
                    data.readUTF(); // name
                    data.readBoolean(); // printable
                    data.readBoolean(); // deferred
                }
            }
        }
        return names;
    }
}
