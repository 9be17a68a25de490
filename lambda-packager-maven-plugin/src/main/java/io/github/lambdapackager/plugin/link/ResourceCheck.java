package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.link.Classpath.Located;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the resources whose names stand in the string constants of a package's classes. */
final class ResourceCheck {
    private final Unshaken unshaken;
    private final Classpath before;
    private final Classpath after;
    private final Removal removal;
    private final Set<String> checked = new HashSet<>();
    private final List<Broken> broken = new ArrayList<>();

    ResourceCheck(Unshaken unshaken, Classpath after, Removal removal) {
        this.removal = removal;
        this.unshaken = unshaken;
        this.before = unshaken.classpath();
        this.after = after;
    }

    List<Broken> check() {
        after.classFiles()
                .forEach((name, file) ->
                        after.find(name).ifPresent(type -> check(name, unshaken.named(type, file.content()))));
        return broken;
    }

    private void check(String className, NamedByClass named) {
        String folder = className.substring(0, className.lastIndexOf('/') + 1);
        for (String text : named.texts()) {
            for (String name : unshaken.resources(text, folder)) {
                if (checked.add(name)) {
                    compare(className.replace('/', '.'), name);
                }
            }
        }
    }

    private void compare(String caller, String name) {
        Located was = before.resource(name).orElseThrow();
        Optional<Located> is = after.resource(name);
        if (is.isEmpty()) {
            broken.add(new Broken(caller, name, "", "", removal.ofResource(name)));
        } else if (!is.get().root().artifacts().containsAll(was.root().artifacts())) {
            broken.add(new Broken(
                    caller,
                    name,
                    "",
                    "",
                    "it is found first in " + is.get().root().path() + " now"));
        } else if (!Arrays.equals(was.content(), is.get().content())
                && !isMerged(name, is.get().root())
                && !isTrimmed(name, was.content(), is.get().content())) {
            broken.add(new Broken(caller, name, "", "", "its content is not the same any more"));
        }
    }

    /** Whether the place took up several files of that name, which are one now. */
    private boolean isMerged(String name, ClasspathRoot root) {
        return before.all(name).stream()
                        .filter(holder ->
                                root.artifacts().containsAll(holder.root().artifacts()))
                        .count()
                > 1;
    }

    /** Whether only classes went from a list that are not in the package. */
    private boolean isTrimmed(String name, byte[] was, byte[] is) {
        if (!name.equals(Log4jPluginFile.PATH)) {
            return false;
        }
        try {
            Log4jPluginFile rest = Log4jPluginFile.read(was)
                    .without(plugin -> after.find(plugin.replace('.', '/')).isEmpty());
            return Arrays.equals(rest.toBytes(), is);
        } catch (IOException noListOfPlugins) {
            return false;
        }
    }

    int resources() {
        return checked.size();
    }
}
