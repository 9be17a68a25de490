package io.github.lambdapackager.plugin.verify.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A method of the JDK that tells {@code Observations} when it is called: {@code hooks.txt}.
 *
 * @param owner internal name of its class
 * @param parameters the start of its descriptor, so that it fits the JDK's versions
 */
record Hook(String owner, String name, String parameters, String observer, String observerDescriptor) {
    private static final String FILE = "hooks.txt";

    /** All hooks by the classes that have them. */
    static Map<String, List<Hook>> byOwner() {
        try (InputStream file = Hook.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the plugin lacks its file " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Hook::parse)
                    .collect(Collectors.groupingBy(Hook::owner));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Hook parse(String line) {
        String[] words = line.split(" ", -1);
        return new Hook(words[0], words[1], words[2], words[3], words[4]);
    }

    boolean matches(String method, String descriptor) {
        return name.equals(method) && descriptor.startsWith(parameters);
    }
}
