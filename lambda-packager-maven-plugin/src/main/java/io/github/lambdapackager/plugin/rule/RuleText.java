package io.github.lambdapackager.plugin.rule;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ConfigurationWriter;
import proguard.KeepClassSpecification;
import proguard.ParseException;

/** Reads and writes rules in ProGuard's language. */
final class RuleText {
    private RuleText() {}

    /**
     * Parses rules; an option that ProGuard does not know, such as one of R8's, is an error.
     *
     * @param source where they stand, as an error names it
     */
    static Configuration parse(String text, String source) throws ParseException, IOException {
        Configuration configuration = new Configuration();
        try (ConfigurationParser parser = parser(text, source)) {
            parser.parse(configuration);
        }
        return configuration;
    }

    /** Parses rules that others wrote, perhaps for R8: each option that ProGuard does not know is passed over. */
    static Configuration parse(String text, String source, BiConsumer<String, String> unknownOption)
            throws ParseException, IOException {
        Configuration configuration = new Configuration();
        try (ConfigurationParser parser = parser(text, source)) {
            parser.parse(configuration, unknownOption);
        }
        return configuration;
    }

    private static ConfigurationParser parser(String text, String source) throws IOException {
        // Without properties: a rule must not mean something else on another machine.
        return new ConfigurationParser(text, source, null, new Properties());
    }

    static List<KeepClassSpecification> keepRules(Configuration configuration) {
        return configuration.keep == null ? List.of() : configuration.keep;
    }

    /** Writes these rules and nothing else, so that no option beside them can change how a package is built. */
    static String write(List<KeepClassSpecification> rules) throws IOException {
        Configuration configuration = new Configuration();
        configuration.keep = rules;
        StringWriter text = new StringWriter();
        try (ConfigurationWriter writer = new ConfigurationWriter(new PrintWriter(text))) {
            writer.write(configuration);
        }
        return text.toString().replace(System.lineSeparator(), "\n").strip();
    }
}
