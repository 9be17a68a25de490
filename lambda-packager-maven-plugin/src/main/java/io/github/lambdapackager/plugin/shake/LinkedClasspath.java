package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A class path that is parsed and linked: each function costs only marking and writing. Safe for several threads. */
public final class LinkedClasspath implements AutoCloseable {
    // ProGuard marks recursively, and a chain of calls can be thousands of methods long.
    private static final long STACK_BYTES = 1L << 30;

    private final LinkedClasses classes;
    private final ReflectedLiterals literals;
    private final NameExtensions extensions;
    private final RuleMatcher matcher;
    private final Marks base;
    private final RuleSources sources;
    private final SharedClasses shared;

    LinkedClasspath(LinkedClasses classes, RuleSources sources, SharedClasses shared) {
        this.shared = shared;
        this.classes = classes;
        this.sources = sources;
        this.literals = new ReflectedLiterals(
                new ProgramClassFiles(classes), classes.space().jdkTypes());
        this.extensions = new NameExtensions(classes.artifacts().stream()
                .flatMap(artifact -> artifact.classes().keySet().stream())
                .toList());
        this.matcher = new RuleMatcher(classes);
        // The JDK may call whatever overrides one of its methods: the same for every function.
        this.base = onLargeStack(() -> {
            Marks base = new Marks(classes.space().slots());
            classes.library()
                    .classesAccept(new ReachabilityMarker(
                            base, classes, literals, extensions, sources, false, clazz -> false));
            return base;
        });
    }

    private record ProgramClassFiles(LinkedClasses classes) implements ClassFiles {
        @Override
        public Optional<ClassLiteralFacts> facts(String internalName) {
            return Optional.ofNullable(classes.programClass(internalName))
                    .map(clazz -> LazyClass.known(clazz).literals());
        }

        @Override
        public boolean contains(String internalName) {
            return classes.programClass(internalName) != null;
        }

        @Override
        public List<ClassLiteralPart> parts() {
            return classes.artifacts().stream()
                    .map(artifact -> classes.space()
                            .literals(
                                    artifact,
                                    () -> ClassLiteralPart.of(artifact.classes().keySet(), this::facts)))
                    .toList();
        }
    }

    /**
     * Keeps what the function can reach by the rules, by linking, and by the names in what it reaches.
     *
     * @param resources whole names of resources that stay although only tools read such
     * @param layers the whole class path is marked, and what they hold is left out only when it is collected. A class of an
     *     artifact that is in a layer stays whole, and all that it names stays, wherever that is: the layer's class file is
     *     the same for all functions, and a JVM may look at any name in it
     */
    public ShakenFunction shake(
            LambdaFunction function, List<KeepRule> rules, List<Pattern> resources, FunctionLayers layers) {
        return onLargeStack(() -> {
            var layered = new LayeredElements(classes, layers);
            ReachabilityMarker marker = marker(function, layered);
            var fixpoint = new Fixpoint(classes, matcher, marker, rules);
            if (function.shrinkMode() == ShrinkMode.NONE) {
                marker.because(new Cause.Rule("nothing is shaken"), () -> keepEverything(marker));
            }
            fixpoint.keepExempted(function);
            return settle(function, resources, marker, fixpoint, layered);
        });
    }

    private ReachabilityMarker marker(LambdaFunction function, LayeredElements layered) {
        return new ReachabilityMarker(
                base.copy(classes.space().slots()),
                classes,
                literals,
                extensions,
                sources,
                function.shrinkMode() == ShrinkMode.MEMBERS,
                function.shrinkMode() != ShrinkMode.MEMBERS
                        ? clazz -> true
                        : clazz -> layered.contains(classes.elementOf(clazz)));
    }

    private ShakenFunction settle(
            LambdaFunction function,
            List<Pattern> resources,
            ReachabilityMarker marker,
            Fixpoint fixpoint,
            LayeredElements layered) {
        while (true) {
            fixpoint.reach();
            ShakenOutput output = new ShakenOutput(classes, function, marker, resources, layered, sources);
            ShakenFunction shaken = output.collect(fixpoint.fired());
            if (output.dangling().isEmpty()) {
                return shaken;
            }
            // What marking overlooks (the types of a stack map, say) would fail at run time: keep it and look again.
            output.dangling()
                    .forEach((missing, by) -> marker.because(
                            new Cause.Code("named by the class file of", by, null), () -> marker.keep(missing)));
        }
    }

    private void keepEverything(ReachabilityMarker marker) {
        for (int element = 0; element < classes.content().packaged().size(); element++) {
            classes.classesOf(element).forEach(marker::keepWhole);
        }
    }

    private static <T> T onLargeStack(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "lambda-shake", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure;
            }
            throw new IllegalStateException("shaking failed", e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("shaking was interrupted", e);
        }
    }

    /** Nothing can be shaken afterwards. */
    @Override
    public void close() {
        shared.giveBack(classes.space());
    }
}
