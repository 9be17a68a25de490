package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.jdk.JdkPackages;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Providers in {@code META-INF/services}: each counts when somebody who may ask for its service is reached. */
final class Services implements RuleSource {
    private static final String FOLDER = "META-INF/services/";

    private final Catalogue catalogue;

    Services(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = new ArrayList<>();
        artifact.files().forEach((file, bytes) -> {
            if (isServiceFile(file)) {
                List<Trigger> wanted = wanted(file.substring(FOLDER.length()), artifact, classes);
                String reason = "named in " + file + " of " + artifact.name();
                DataFile.lines(new String(bytes, StandardCharsets.UTF_8).lines().toList()).stream()
                        .filter(classes::isPackaged)
                        .flatMap(provider -> wanted.stream().map(when -> KeepRule.whole(provider, reason, when)))
                        .forEach(rules::add);
            }
        });
        return new CollectedRules(rules, List.of());
    }

    /** Deeper files, such as those of Camel, are no service files. */
    static boolean isServiceFile(String file) {
        return file.startsWith(FOLDER) && file.indexOf('/', FOLDER.length()) < 0;
    }

    private List<Trigger> wanted(String service, PackagedArtifact artifact, ClassIndex classes) {
        return catalogue.readersOf(service).orElseGet(() -> List.of(byName(service, artifact, classes)));
    }

    private static Trigger byName(String service, PackagedArtifact artifact, ClassIndex classes) {
        if (classes.isPackaged(service)) {
            return new Trigger.ClassAsked(service);
        }
        if (classes.contains(service)) {
            // Who brings the service may ask for it: Lambda itself does so for its serializers.
            return new Trigger.Always();
        }
        if (JdkPackages.contain(service)) {
            return ofJdk(service);
        }
        // Variants of a service are called for the class that chooses among them: org.lib.Factory.xml.
        String owner = service.substring(0, Math.max(0, service.lastIndexOf('.')));
        return classes.isPackaged(owner) ? new Trigger.ClassReached(Set.of(owner)) : artifact.reached();
    }

    private static Trigger ofJdk(String service) {
        String packageName = service.substring(0, service.lastIndexOf('.'));
        // Code never names what extends the JDK from below; it names the JDK's classes that ask for it.
        return packageName.endsWith(".spi") ? new Trigger.Always() : new Trigger.PackageReached(packageName);
    }
}
