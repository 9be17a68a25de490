package io.github.lambdapackager.it.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What packages the functions of a monorepo: a profile of its POM, or nothing. */
enum Peer {
    NONE("`mvn package` alone"),
    OURS("this plugin"),
    SHADE("maven-shade-plugin"),
    MINIMIZE("maven-shade-plugin, `minimizeJar`"),
    PROGUARD("proguard-maven-plugin"),
    R8("R8, class files");

    /** The jar of R8, where there is one: it is in Google's repository only, which not everybody reaches. */
    static final String R8_JAR = System.getProperty("benchmark.r8", "");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    static Peer of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** The profile, and the name in the list of measurements. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** What Maven is told beside the goals. */
    List<String> arguments() {
        return switch (this) {
            case NONE -> List.of();
            case R8 -> List.of("-P" + id(), "-Dr8.jar=" + R8_JAR);
            case OURS, SHADE, MINIMIZE, PROGUARD -> List.of("-P" + id());
        };
    }

    /** What would be deployed. */
    Path deployed(Path module) {
        Path target = module.resolve("target");
        String name = module.getFileName().toString();
        return switch (this) {
            case NONE, SHADE, MINIMIZE -> target.resolve(name + "-1.0.0.jar");
            case OURS -> target.resolve("lambda").resolve(name + ".zip");
            case PROGUARD, R8 -> target.resolve(name + "-1.0.0-small.jar");
        };
    }
}
