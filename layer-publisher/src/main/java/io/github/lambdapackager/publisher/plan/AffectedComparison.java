package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.plan.Affected.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compares what is deployed with what was built: which functions and layers differ, and why. */
public final class AffectedComparison {
    private static final String DEPENDENCY = "dependency";

    /** Layers first, for functions need them; each in the order of names. What is the same is left out. */
    public List<Affected> compare(Manifest deployed, Manifest built) {
        Cause tool = new Cause("tool", shown(deployed) + " to " + shown(built));
        boolean sameTool = deployed.tool().equals(built.tool());
        List<Affected> affected = new ArrayList<>();
        affected.addAll(compare(
                "layer",
                byName(deployed.layers(), ManifestLayer::name),
                byName(built.layers(), ManifestLayer::name),
                (before, after) -> before.contentDigest().equals(after.contentDigest())
                        ? List.of()
                        : explained(
                                layerCauses(before, after), sameTool, tool, "its modules' own code or a snapshot")));
        affected.addAll(compare(
                "function",
                byName(deployed.functions(), ManifestFunction::name),
                byName(built.functions(), ManifestFunction::name),
                (before, after) -> functionCauses(before, after, sameTool, tool)));
        return affected;
    }

    private static String shown(Manifest manifest) {
        return manifest.tool().name() + " " + manifest.tool().version();
    }

    private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        values.forEach(value -> byName.put(name.apply(value), value));
        return byName;
    }

    private static <T> List<Affected> compare(
            String part, Map<String, T> deployed, Map<String, T> built, BiFunction<T, T, List<Cause>> causes) {
        Set<String> names = new TreeSet<>(deployed.keySet());
        names.addAll(built.keySet());
        List<Affected> affected = new ArrayList<>();
        for (String name : names) {
            T before = deployed.get(name);
            T after = built.get(name);
            if (before == null) {
                affected.add(new Affected(part, name, "added", List.of()));
            } else if (after == null) {
                affected.add(new Affected(part, name, "removed", List.of()));
            } else {
                List<Cause> found = causes.apply(before, after);
                if (!found.isEmpty()) {
                    affected.add(new Affected(part, name, "changed", found));
                }
            }
        }
        return affected;
    }

    private static List<Cause> layerCauses(ManifestLayer before, ManifestLayer after) {
        List<Cause> causes = new ArrayList<>();
        Map<String, Coordinates> old = byName(before.artifacts(), Coordinates::key);
        Map<String, Coordinates> now = byName(after.artifacts(), Coordinates::key);
        for (String key : union(old, now)) {
            Coordinates was = old.get(key);
            Coordinates is = now.get(key);
            if (was == null || is == null) {
                causes.add(new Cause(DEPENDENCY, key + (was == null ? " is new in it" : " left it")));
            } else if (!was.version().equals(is.version())) {
                causes.add(new Cause(DEPENDENCY, key + " from " + was.version() + " to " + is.version()));
            }
        }
        return causes;
    }

    private static List<Cause> functionCauses(
            ManifestFunction before, ManifestFunction after, boolean sameTool, Cause tool) {
        List<Cause> settings = settingCauses(before, after);
        settings.addAll(layerCauses(before.layers(), after.layers()));
        if (before.contentDigest().equals(after.contentDigest())) {
            return settings;
        }
        List<Cause> causes = new ArrayList<>(artifactCauses(before, after));
        causes.addAll(settings);
        return explained(causes, sameTool, tool, "");
    }

    /** What changed without any of the causes that a manifest names: only a rule or the tool can do that. */
    private static List<Cause> explained(List<Cause> causes, boolean sameTool, Cause tool, String otherwise) {
        if (!causes.isEmpty()) {
            return causes;
        }
        if (!sameTool) {
            return List.of(tool);
        }
        return List.of(
                otherwise.isEmpty()
                        ? new Cause("rule", "the same inputs are kept by other rules")
                        : new Cause("own-code", otherwise));
    }

    private static List<Cause> artifactCauses(ManifestFunction before, ManifestFunction after) {
        List<Cause> causes = new ArrayList<>();
        String own = after.module().key();
        Map<String, ManifestArtifact> old =
                byName(before.artifacts(), artifact -> artifact.coordinates().key());
        Map<String, ManifestArtifact> now =
                byName(after.artifacts(), artifact -> artifact.coordinates().key());
        for (String key : union(old, now)) {
            ManifestArtifact was = old.get(key);
            ManifestArtifact is = now.get(key);
            if (was == null || is == null) {
                causes.add(new Cause(DEPENDENCY, key + (was == null ? " is new" : " is gone")));
            } else if (!was.digest().equals(is.digest())) {
                causes.add(key.equals(own) ? new Cause("own-code", key) : changed(key, was, is));
            }
        }
        return causes;
    }

    private static Cause changed(String key, ManifestArtifact was, ManifestArtifact is) {
        String old = was.coordinates().version();
        String now = is.coordinates().version();
        return new Cause(
                DEPENDENCY,
                key + (old.equals(now) ? " " + now + " has another content" : " from " + old + " to " + now));
    }

    private static List<Cause> settingCauses(ManifestFunction before, ManifestFunction after) {
        List<Cause> causes = new ArrayList<>();
        setting(causes, "handler", before.handler(), after.handler());
        setting(causes, "runtime", before.runtime().id(), after.runtime().id());
        setting(
                causes,
                "architecture",
                before.architecture().id(),
                after.architecture().id());
        setting(causes, "shrink", before.shrink(), after.shrink());
        return causes;
    }

    private static void setting(List<Cause> causes, String name, String before, String after) {
        if (!before.equals(after)) {
            causes.add(new Cause("setting", name + " from " + before + " to " + after));
        }
    }

    private static List<Cause> layerCauses(List<LayerReference> before, List<LayerReference> after) {
        List<Cause> causes = new ArrayList<>();
        Map<String, ContentDigest> old = new LinkedHashMap<>();
        before.forEach(layer -> old.put(layer.name(), layer.contentDigest()));
        Map<String, ContentDigest> now = new LinkedHashMap<>();
        after.forEach(layer -> now.put(layer.name(), layer.contentDigest()));
        for (String name : union(old, now)) {
            ContentDigest was = old.get(name);
            ContentDigest is = now.get(name);
            if (was == null || is == null) {
                causes.add(new Cause("layer", name + (was == null ? " is attached" : " is detached")));
            } else if (!was.equals(is)) {
                causes.add(new Cause("layer", name + " has another content"));
            }
        }
        boolean moved = causes.isEmpty() && !List.copyOf(old.keySet()).equals(List.copyOf(now.keySet()));
        if (moved) {
            causes.add(new Cause("layer", "the layers are in another order"));
        }
        return causes;
    }

    private static Set<String> union(Map<String, ?> before, Map<String, ?> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
