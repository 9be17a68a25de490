package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import io.github.lambdapackager.plugin.model.Log4jPluginFile.Plugin;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Log4j 2's plugins, by its lists of them. What an element of a configuration means counts where a configuration or a string
 * of reached code names it, and a converter where one of them has a pattern with its key; where no configuration travels with
 * the function, any may be meant.
 */
final class Log4jPlugins implements RuleSource {
    private static final String OF_CONFIGURATION = "core";
    private static final Trigger LIST_IS_READ =
            new Trigger.ClassReached(Set.of("org.apache.logging.log4j.core.config.plugins.util.PluginRegistry"));

    private static final Set<String> OF_PATTERNS = Set.of("converter", "fileconverter");
    private static final String KEYS = "Lorg/apache/logging/log4j/core/pattern/ConverterKeys;";

    private final Map<Integer, List<Plugin>> lists = new HashMap<>();
    private final Map<String, Trigger> triggers = new HashMap<>();

    /** Reads the lists of all artifacts. */
    Log4jPlugins(ClassIndex classes) {
        classes.artifacts().forEach(this::readList);
        if (!lists.isEmpty()) {
            readTriggers(Log4jWords.of(classes), classes);
        }
    }

    private void readList(PackagedArtifact artifact) {
        byte[] list = artifact.files().get(Log4jPluginFile.PATH);
        if (list != null) {
            try {
                lists.put(artifact.index(), Log4jPluginFile.read(list).plugins());
            } catch (IOException e) {
                // Told with the rules of the artifact.
                return;
            }
        }
    }

    private void readTriggers(Log4jWords words, ClassIndex classes) {
        Map<String, Set<String>> unnamed = new HashMap<>();
        for (List<Plugin> plugins : lists.values()) {
            for (Plugin plugin : plugins) {
                if (OF_PATTERNS.contains(plugin.category())) {
                    Set<String> keys = converterKeys(plugin.className(), classes);
                    triggers.merge(
                            plugin.className(),
                            words.mayConvert(keys) ? LIST_IS_READ : new Trigger.ConversionReached(keys),
                            (known, other) -> known.equals(LIST_IS_READ) ? known : other);
                } else if (!plugin.category().equals(OF_CONFIGURATION) || words.mayMean(plugin.key())) {
                    triggers.put(plugin.className(), LIST_IS_READ);
                } else {
                    unnamed.computeIfAbsent(plugin.className(), name -> new HashSet<>())
                            .add(plugin.key());
                }
            }
        }
        unnamed.forEach((className, keys) -> triggers.putIfAbsent(className, new Trigger.NameReached(keys)));
    }

    /** What stands for the converter in patterns; nothing where its class does not tell. */
    private static Set<String> converterKeys(String className, ClassIndex classes) {
        Set<String> keys = new HashSet<>();
        classes.read(className, new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return descriptor.equals(KEYS) ? new Values(keys) : null;
            }
        });
        return keys;
    }

    private static final class Values extends AnnotationVisitor {
        private final Set<String> values;

        Values(Set<String> values) {
            super(Opcodes.ASM9);
            this.values = values;
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            return this;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            values.add(value.toString());
        }
    }

    /** All that {@link #when} goes by. */
    Map<String, Trigger> conditions() {
        return Map.copyOf(triggers);
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        if (!artifact.files().containsKey(Log4jPluginFile.PATH)) {
            return CollectedRules.NONE;
        }
        String place = Log4jPluginFile.PATH + " of " + artifact.name();
        List<Plugin> plugins = lists.get(artifact.index());
        if (plugins == null) {
            return new CollectedRules(List.of(), List.of(place + " is passed over, for it is no list of plugins"));
        }
        List<KeepRule> rules = plugins.stream()
                .map(Plugin::className)
                .distinct()
                .filter(classes::isPackaged)
                .map(plugin -> KeepRule.whole(plugin, "named in " + place, when(plugin, LIST_IS_READ)))
                .toList();
        return new CollectedRules(rules, List.of());
    }

    /**
     * When a class counts that somebody saw Log4j use: it loads all plugins whatever the configuration, so that the metadata
     * of others names all of them.
     *
     * @param otherwise when it counts if it is no plugin, nor part of one
     */
    Trigger when(String className, Trigger otherwise) {
        int nested = className.lastIndexOf('$');
        String owner = nested < 0 ? className : className.substring(0, nested);
        return triggers.getOrDefault(
                className, triggers.containsKey(owner) ? new Trigger.ClassReached(Set.of(owner)) : otherwise);
    }
}
