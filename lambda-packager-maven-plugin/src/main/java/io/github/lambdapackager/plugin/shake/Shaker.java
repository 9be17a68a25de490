package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.RuleSources;
import java.util.List;

/** Links class paths, so that functions can be shaken out of them. */
public final class Shaker {
    private final RuleSources sources;
    private final SharedClasses shared;

    public Shaker() {
        this(RuleSources.ALL, new SharedClasses());
    }

    /**
     * Links with what others have linked.
     *
     * @param sources what it goes by beside the code
     */
    public Shaker(RuleSources sources, SharedClasses shared) {
        this.sources = sources;
        this.shared = shared;
    }

    /** What can be left out one by one of the source "resources". */
    public static List<String> ids() {
        return RemovedResources.ids();
    }

    /**
     * Parses and links a class path, once for all functions that share it; close it for others to share its parts.
     *
     * @param javaVersion the feature version of the functions' runtime: it decides which multi-release entries count, and
     *     which of the JDK's methods may call back
     */
    public LinkedClasspath link(ClasspathContent content, int javaVersion) {
        LinkedSpace space = shared.take(javaVersion, content.all().toList());
        return new LinkedClasspath(new ClassLinker(content, space).link(), sources, shared);
    }
}
