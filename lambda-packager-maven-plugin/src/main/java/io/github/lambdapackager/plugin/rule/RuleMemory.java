package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.RuleSources;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules that artifacts brought on the class paths before: they are the same on another one where all that was asked of
 * it has the same answers. Safe for several threads; what it knows goes when memory is short.
 */
public final class RuleMemory {
    /** So many different class paths around one artifact are remembered. */
    private static final int VARIANTS = 4;

    private final Map<Setting, Part> parts = new ConcurrentHashMap<>();
    private final Map<Path, MetadataZip> zips = new ConcurrentHashMap<>();

    /** What rules depend on beside the class path. */
    record Setting(
            RuleSources sources, Optional<Path> metadata, int javaVersion, Map<String, Trigger> log4jConditions) {}

    private record Key(String source, Path artifact) {}

    private record Result(
            WeakReference<ClasspathElement> element, int index, Questions questions, CollectedRules rules) {}

    Part in(Setting setting) {
        return parts.computeIfAbsent(setting, unknown -> new Part());
    }

    /** The zip with its list of names, read once. */
    MetadataZip zip(Path file) {
        return zips.computeIfAbsent(file, MetadataZip::new);
    }

    /** The results in one setting. */
    static final class Part {
        private final Map<Key, Deque<SoftReference<Result>>> results = new ConcurrentHashMap<>();

        /** The rules that a source finds in the artifact, or found before. */
        CollectedRules rules(String id, RuleSource source, PackagedArtifact artifact, ClassIndex classes) {
            if (artifact.element().artifact().own()) {
                return source.rulesOf(artifact, classes);
            }
            Key key = new Key(id, artifact.element().artifact().file());
            Deque<SoftReference<Result>> variants = results.computeIfAbsent(key, unknown -> new ArrayDeque<>());
            return known(variants, artifact, classes).orElseGet(() -> {
                Questions questions = new Questions();
                CollectedRules rules = source.rulesOf(artifact, classes.asking(questions));
                remember(
                        variants,
                        new Result(new WeakReference<>(artifact.element()), artifact.index(), questions, rules));
                return rules;
            });
        }

        private static Optional<CollectedRules> known(
                Deque<SoftReference<Result>> variants, PackagedArtifact artifact, ClassIndex classes) {
            List<Result> candidates;
            synchronized (variants) {
                candidates = variants.stream()
                        .map(SoftReference::get)
                        .filter(Objects::nonNull)
                        .filter(result -> result.element().refersTo(artifact.element()))
                        .toList();
            }
            return candidates.stream()
                    .filter(result -> result.questions().areAnsweredAlike(classes))
                    .findFirst()
                    .map(result -> moved(result, artifact.index()));
        }

        private static void remember(Deque<SoftReference<Result>> variants, Result result) {
            synchronized (variants) {
                variants.addFirst(new SoftReference<>(result));
                if (variants.size() > VARIANTS) {
                    variants.removeLast();
                }
            }
        }

        /** An artifact may stand elsewhere on another class path. */
        private static CollectedRules moved(Result result, int index) {
            if (result.index() == index) {
                return result.rules();
            }
            Trigger before = new Trigger.ArtifactReached(result.index());
            Trigger now = new Trigger.ArtifactReached(index);
            return new CollectedRules(
                    result.rules().rules().stream()
                            .map(rule ->
                                    rule.when().equals(before) ? new KeepRule(rule.text(), rule.reason(), now) : rule)
                            .toList(),
                    result.rules().resources(),
                    result.rules().notes());
        }
    }
}
