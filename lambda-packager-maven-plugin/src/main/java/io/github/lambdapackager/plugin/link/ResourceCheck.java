package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.link.Classpath.Located;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares the resources whose names stand in the string constants of a package's classes. */
final class ResourceCheck {
    private static final String CLASS = ".class";
    private static final Pattern NATIVE_LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
    private static final String SERVICES = "META-INF/services/";

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
        after.files().keySet().stream()
                .filter(file -> file.endsWith(CLASS))
                .forEach(file -> after.find(file.substring(0, file.length() - CLASS.length()))
                        .ifPresent(this::check));
        return broken;
    }

    private void check(ClassFile file) {
        String folder = file.name().substring(0, file.name().lastIndexOf('/') + 1);
        for (String text : unshaken.links(file).texts()) {
            names(text, folder)
                    .filter(this::counts)
                    .filter(checked::add)
                    .forEach(name -> compare(file.name().replace('/', '.'), name));
        }
    }

    /** As class loaders, classes and resource bundles look for it. */
    private static Stream<String> names(String text, String folder) {
        String absolute = text.startsWith("/") ? text.substring(1) : text;
        return Stream.of(absolute, folder + text, absolute.replace('.', '/') + ".properties");
    }

    /**
     * Every jar has a manifest of its own, services are compared by their providers, and a native library that Lambda cannot
     * load is not missed.
     */
    private boolean counts(String name) {
        return before.file(name).isPresent()
                && !name.endsWith(CLASS)
                && !name.startsWith(SERVICES)
                && !NATIVE_LIBRARY.matcher(name).matches()
                && !name.equals(ClasspathElement.MANIFEST);
    }

    private void compare(String caller, String name) {
        Located was = before.file(name).orElseThrow();
        Optional<Located> is = after.file(name);
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
