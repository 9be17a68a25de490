package io.github.lambdapackager.publisher.model;

/** The program that wrote a manifest. */
public record Tool(String name, String version) {
    public Tool {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a tool has a name and a version");
        }
    }
}
