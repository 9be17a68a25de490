package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.link.Classpath.Located;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares the ordered providers of every service that the package may ask for. */
final class ServiceCheck {
    private static final String FOLDER = "META-INF/services/";
    private static final String CONSTRUCTOR = "<init>";
    private static final String NO_ARGUMENTS = "()V";

    private final Classpath before;
    private final Classpath after;
    private final ReferenceCheck references;
    private final Removal removal;
    private final Set<String> unasked;
    private final List<Broken> broken = new ArrayList<>();
    private int services;

    /** @param unasked services that are known to be asked for by nobody */
    ServiceCheck(Classpath before, Classpath after, ReferenceCheck references, Removal removal, Set<String> unasked) {
        this.unasked = unasked;
        this.before = before;
        this.after = after;
        this.references = references;
        this.removal = removal;
    }

    List<Broken> check() {
        before.resources().keySet().stream()
                .filter(file -> file.startsWith(FOLDER) && file.indexOf('/', FOLDER.length()) < 0)
                .sorted()
                .map(file -> file.substring(FOLDER.length()))
                .filter(this::isAskedFor)
                .forEach(this::check);
        return broken;
    }

    /** A service whose interface nothing in the package has or names is asked for by nobody. */
    private boolean isAskedFor(String service) {
        String name = service.replace('.', '/');
        if (unasked.contains(service)) {
            return false;
        }
        return before.locate(name).isPresent() ? after.locate(name).isPresent() : references.isNamed(name);
    }

    private void check(String service) {
        services++;
        List<String> were = providers(service, before);
        List<String> are = providers(service, after);
        for (String provider : were) {
            if (!are.contains(provider)) {
                String lost = after.locate(provider.replace('.', '/')).isPresent()
                        ? "its line is gone, although its class is there"
                        : removal.ofClass(provider);
                broken.add(new Broken(FOLDER + service, provider, provider, "", lost));
            }
        }
        if (!were.equals(are) && are.containsAll(were)) {
            String order = "they come as " + String.join(", ", are) + " now";
            broken.add(new Broken(FOLDER + service, "its providers " + String.join(", ", were), "", "", order));
        }
        were.forEach(provider -> checkInstance(FOLDER + service, provider.replace('.', '/')));
    }

    /** {@code ServiceLoader} asks for a constructor without arguments. */
    private void checkInstance(String file, String provider) {
        references.check(file, Reference.type(provider));
        references.check(file, Reference.method(provider, CONSTRUCTOR, NO_ARGUMENTS));
    }

    /** Those that there were before, in the order in which they are found: what was missing then does not count. */
    private List<String> providers(String service, Classpath classpath) {
        Set<String> providers = new LinkedHashSet<>();
        for (Located file : classpath.all(FOLDER + service)) {
            new String(file.content(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(provider -> !provider.isEmpty())
                    .filter(provider ->
                            before.locate(provider.replace('.', '/')).isPresent())
                    .forEach(providers::add);
        }
        return List.copyOf(providers);
    }

    int services() {
        return services;
    }
}
