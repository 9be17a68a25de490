package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.plugin.rule.RuleMemory.Setting;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what must be kept although no code names it; may be asked by several threads. */
public final class KeepRules {
    private static final Set<String> BY_LOG4J = Set.of("native-image", "log4j-plugins", "reachability-repository");

    private final RuleSources sources;
    private final Catalogue catalogue;
    private final ClassIndex classes;
    private final List<KeepRule> ofArtifacts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Reads what does not depend on a function: once for all functions of a module with that runtime.
     *
     * @param memory what was read for others
     */
    public KeepRules(
            ClasspathContent content,
            LambdaRuntime runtime,
            ReachabilityMetadata metadata,
            RuleSources sources,
            RuleMemory memory) {
        this.sources = sources;
        this.catalogue = new Catalogue(sources);
        classes = new ClassIndex(content, runtime.javaVersion());
        Log4jPlugins log4jPlugins = new Log4jPlugins(classes);
        RuleMemory.Part results = memory.in(new Setting(sources, metadata.zip(), runtime.javaVersion(), Map.of()));
        RuleMemory.Part withLog4j =
                memory.in(new Setting(sources, metadata.zip(), runtime.javaVersion(), log4jPlugins.conditions()));
        ofArtifacts(metadata, log4jPlugins, memory).forEach((id, source) -> {
            RuleMemory.Part known = BY_LOG4J.contains(id) ? withLog4j : results;
            for (PackagedArtifact artifact : classes.artifacts()) {
                CollectedRules found = known.rules(id, source, artifact, classes);
                ofArtifacts.addAll(found.rules());
                notes.addAll(found.notes());
            }
        });
    }

    private Map<String, RuleSource> ofArtifacts(
            ReachabilityMetadata metadata, Log4jPlugins log4jPlugins, RuleMemory memory) {
        Map<String, RuleSource> all = new LinkedHashMap<>();
        ReachabilityFile.Conditions conditions = (className, asItSays) -> catalogue.isKnownBetter(className)
                ? Optional.empty()
                : Optional.of(sources.has("log4j-plugins") ? log4jPlugins.when(className, asItSays) : asItSays);
        all.put("services", new Services(catalogue));
        all.put("class-lists", new ClassLists(catalogue));
        all.put("embedded-rules", new EmbeddedRules());
        all.put("native-image", new NativeImageMetadata(conditions));
        all.put("log4j-plugins", log4jPlugins);
        all.put("native-code", new NativeCode());
        all.put("xmlbeans", new XmlBeansTypes());
        all.put("scanned-classes", new ScannedClasses());
        all.put("named-files", new NamedByFiles());
        all.put("texts", new NamedInText(catalogue));
        all.put("mapped-types", new MapperCalls());
        all.put("forwarded-calls", new ForwardedCalls(catalogue));
        metadata.zip()
                .ifPresent(zip ->
                        all.put("reachability-repository", new ReachabilityRepository(memory.zip(zip), conditions)));
        all.keySet().removeIf(id -> !sources.has(id));
        return all;
    }

    /**
     * The services that nobody asks for: their only readers are known and not reached, or no reached code has their class.
     *
     * @param fired what rules waited for and was reached
     */
    public Set<String> servicesWithoutReader(Set<Trigger> fired) {
        Stream<String> known = catalogue.entries().stream()
                .filter(entry -> Collections.disjoint(entry.readers(), fired))
                .flatMap(entry -> entry.services().stream());
        Stream<String> unasked = ofArtifacts.stream()
                .filter(rule -> !fired.contains(rule.when()))
                .flatMap(rule -> rule.when() instanceof Trigger.ClassAsked asked
                        ? Stream.of(asked.className())
                        : Stream.empty());
        return Stream.concat(known, unasked).collect(Collectors.toSet());
    }

    /** What can be left out one by one of the sources that are data. */
    public static List<String> ids() {
        return Stream.concat(Catalogue.ids().stream(), BuiltInRules.ids().stream())
                .toList();
    }

    /**
     * Collects the rules for one function, always in the same order.
     *
     * @throws PackagingException when a rule of the user's cannot be read
     */
    public CollectedRules collect(LambdaFunction function) throws PackagingException {
        List<KeepRule> rules = new ArrayList<>();
        rules.addAll(handler(function));
        addTo(rules, "event-types", () -> EventTypes.rules(function, classes));
        addTo(rules, "lambda-serializer", () -> LambdaSerializer.rules(function.eventTypes(), classes));
        addTo(rules, "request-id", () -> RequestIdContext.rules(classes));
        Map<Boolean, List<UserRules>> byFormat =
                function.keepRules().stream().collect(Collectors.partitioningBy(UserRules::isMetadata));
        rules.addAll(UserRuleFiles.rules(byFormat.getOrDefault(false, List.of())));
        CollectedRules metadata = UserMetadata.rules(byFormat.getOrDefault(true, List.of()), classes);
        rules.addAll(metadata.rules());
        addTo(rules, "built-in", () -> BuiltInRules.rules(sources));
        addTo(rules, "patterns", catalogue::rules);
        rules.addAll(ofArtifacts);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(metadata.notes());
        return new CollectedRules(withoutRepetition(rules), metadata.resources(), allNotes);
    }

    private void addTo(List<KeepRule> rules, String id, Supplier<List<KeepRule>> source) {
        if (sources.has(id)) {
            rules.addAll(source.get());
        }
    }

    private List<KeepRule> handler(LambdaFunction function) {
        String handler = function.handler().className();
        return classes.isPackaged(handler)
                ? List.of(KeepRule.whole(handler, "handler of function " + function.name(), new Trigger.Always()))
                : List.of();
    }

    /** The first reason for a rule is the one that a report shows. */
    private static List<KeepRule> withoutRepetition(Collection<KeepRule> rules) {
        Set<KeepRule> seen = new HashSet<>();
        return rules.stream()
                .filter(rule -> !seen.contains(KeepRule.always(rule.text(), "")))
                .filter(rule -> seen.add(new KeepRule(rule.text(), "", rule.when())))
                .toList();
    }
}
