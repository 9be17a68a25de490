package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.cache.BuildRecord;
import io.github.lambdapackager.plugin.cache.BuildRecord.Made;
import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.plugin.cache.ResultCache;
import io.github.lambdapackager.plugin.cache.WholeFile;
import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what an earlier build made of the same inputs: in the output folder, or else in the cache. */
final class EarlierResults {
    private static final String MADE = "made.txt";

    private final OutputFolder folder;
    private final Optional<BuildRecord> record;
    private final Optional<ResultCache> cache;
    private final FileDigests digests;
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean keysKnown;

    /** @param cache nothing: it is switched off */
    EarlierResults(
            OutputFolder folder, Optional<BuildRecord> record, Optional<ResultCache> cache, FileDigests digests) {
        this.folder = folder;
        this.record = record;
        this.cache = cache;
        this.digests = digests;
    }

    /** Why what was built is built again (debug). */
    Set<String> notes() {
        return notes;
    }

    /** What was made of a module, where all of it lies in the output folder and nothing that it is made of has changed. */
    Optional<SortedMap<String, Made>> untouched(ModuleInputs inputs) throws IOException {
        SortedMap<String, String> now = inputs.all();
        if (record.isEmpty() || !record.get().changes(now).isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Made> functions = record.get().functions();
        for (var function : functions.entrySet()) {
            if (!isIntact(function.getKey(), function.getValue())) {
                return Optional.empty();
            }
        }
        if (!record.get().manifest().equals(manifest(functions))) {
            return Optional.empty();
        }
        remember(now, functions);
        return Optional.of(functions);
    }

    /** Where it is none, or another one, the module is looked at more closely. */
    private String manifest(SortedMap<String, Made> functions) throws IOException {
        return functions.isEmpty() || Files.notExists(folder.manifest()) ? "" : digests.of(folder.manifest());
    }

    private void remember(SortedMap<String, String> inputs, SortedMap<String, Made> functions) throws IOException {
        BuildRecord now = new BuildRecord(inputs, functions, manifest(functions), digests.memory());
        if (!now.equals(record.orElse(null)) || !Files.exists(folder.record())) {
            now.write(folder.record());
        }
    }

    /** All functions of a module, where nothing that they are made of has changed. */
    Optional<List<FunctionResult>> findAll(ModuleInputs inputs) throws IOException {
        Optional<SortedMap<String, String>> keys = keys(inputs);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<FunctionResult> results = new ArrayList<>();
        for (var function : keys.get().entrySet()) {
            find(function.getKey(), function.getValue()).ifPresent(results::add);
        }
        return results.size() == keys.get().size() ? Optional.of(results) : Optional.empty();
    }

    private Optional<SortedMap<String, String>> keys(ModuleInputs inputs) {
        List<String> changes =
                record.map(before -> before.changes(inputs.all())).orElse(List.of());
        if (record.isPresent() && changes.isEmpty()) {
            SortedMap<String, String> keys = new TreeMap<>();
            record.get().functions().forEach((name, made) -> keys.put(name, made.key()));
            keysKnown = true;
            return Optional.of(keys);
        }
        notes.add(
                record.isEmpty()
                        ? "no record of an earlier build in " + folder.record()
                        : "changed since the build before: " + String.join("; ", changes));
        return load(inputs.digest()).map(files -> {
            keysKnown = true;
            SortedMap<String, String> keys = new TreeMap<>();
            files.forEach((name, key) -> keys.put(name, new String(key, StandardCharsets.US_ASCII)));
            return keys;
        });
    }

    /** One function, where nothing that it is made of has changed. */
    Optional<FunctionResult> find(String function, String key) throws IOException {
        Optional<Made> made = record.map(before -> before.functions().get(function))
                .filter(before -> before.key().equals(key))
                .filter(before -> isIntact(function, before));
        if (made.isPresent()) {
            return described(function, made.get(), Origin.UNCHANGED);
        }
        Optional<SortedMap<String, byte[]>> files = load(key);
        Optional<Made> cached = files.isPresent() && files.get().containsKey(MADE)
                ? Made.parse(files.get().get(MADE))
                : Optional.empty();
        if (cached.isEmpty()) {
            return Optional.empty();
        }
        for (String path : cached.get().outputs().keySet()) {
            byte[] content = files.get().get(path);
            if (content == null) {
                return Optional.empty();
            }
            WholeFile.replace(folder.file(path), content);
        }
        return described(function, cached.get(), Origin.CACHED);
    }

    private boolean isIntact(String function, Made made) {
        for (var output : made.outputs().entrySet()) {
            try {
                if (digests.of(folder.file(output.getKey())).equals(output.getValue())) {
                    continue;
                }
                notes.add(function + ": " + output.getKey() + " is no longer as it was written");
            } catch (NoSuchFileException e) {
                notes.add(function + ": " + output.getKey() + " is gone");
            } catch (IOException e) {
                notes.add(function + ": " + output.getKey() + " cannot be read: " + e.getMessage());
            }
            return false;
        }
        return true;
    }

    private Optional<FunctionResult> described(String function, Made made, Origin origin) throws IOException {
        try {
            ManifestFunction described = new ManifestReader()
                    .read(folder.description(function))
                    .functions()
                    .get(0);
            return Optional.of(new FunctionResult(described, made.key(), made.warnings(), origin));
        } catch (PublishingException e) {
            notes.add(function + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Remembers what was made, for builds to come. */
    void keep(ModuleInputs inputs, List<FunctionResult> results) throws IOException {
        SortedMap<String, Made> functions = new TreeMap<>();
        SortedMap<String, byte[]> keys = new TreeMap<>();
        for (FunctionResult result : results) {
            String name = result.function().name();
            Made made = made(result);
            functions.put(name, made);
            keys.put(name, result.key().getBytes(StandardCharsets.US_ASCII));
            if (result.origin() == Origin.BUILT) {
                store(result.key(), files(made));
            }
        }
        if (!keysKnown) {
            store(inputs.digest(), keys);
        }
        remember(inputs.all(), functions);
    }

    private Made made(FunctionResult result) throws IOException {
        SortedMap<String, String> outputs = new TreeMap<>();
        for (Path file : folder.files(result.function().name())) {
            outputs.put(folder.name(file), digests.of(file));
        }
        return new Made(result.key(), new FunctionFacts(result.function()).texts(), result.warnings(), outputs);
    }

    private SortedMap<String, byte[]> files(Made made) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(MADE, made.toBytes());
        for (String path : made.outputs().keySet()) {
            files.put(path, Files.readAllBytes(folder.file(path)));
        }
        return files;
    }

    /** A cache that fails costs time and nothing else. */
    private Optional<SortedMap<String, byte[]>> load(String key) {
        try {
            return cache.isPresent() ? cache.get().load(key) : Optional.empty();
        } catch (IOException e) {
            notes.add("the cache cannot be read: " + e);
            return Optional.empty();
        }
    }

    private void store(String key, SortedMap<String, byte[]> files) {
        try {
            if (cache.isPresent()) {
                cache.get().store(key, files);
            }
        } catch (IOException e) {
            notes.add("the cache cannot be written: " + e);
        }
    }
}
