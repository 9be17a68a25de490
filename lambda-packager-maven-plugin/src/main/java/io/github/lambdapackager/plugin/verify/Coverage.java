package io.github.lambdapackager.plugin.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.tools.ExecFileLoader;
import org.objectweb.asm.ClassReader;

/** How much of a package its events run, as JaCoCo measures it. */
final class Coverage {
    private final Set<String> ownClasses;
    private final ExecutionDataStore executed;
    private long ownMethods;
    private long ownMethodsRun;
    private long reflectiveCalls;
    private long reflectiveCallsRun;

    private Coverage(Set<String> ownClasses, ExecutionDataStore executed) {
        this.ownClasses = ownClasses;
        this.executed = executed;
    }

    /** Counts of the package's methods and calls, and of those that were run; nothing where nothing was measured. */
    static SortedMap<String, Long> figures(Path executionData, Path zip, Path opt, Set<String> ownClasses)
            throws IOException {
        if (!Files.exists(executionData)) {
            return Collections.emptySortedMap();
        }
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(executionData.toFile());
        Coverage coverage = new Coverage(ownClasses, loader.getExecutionDataStore());
        coverage.addPackage(zip);
        for (Path jar : TaskRoot.jars(opt.resolve("java/lib"))) {
            coverage.addPackage(jar);
        }
        SortedMap<String, Long> figures = new TreeMap<>();
        figures.put("ownMethods", coverage.ownMethods);
        figures.put("ownMethodsRun", coverage.ownMethodsRun);
        figures.put("reflectiveCalls", coverage.reflectiveCalls);
        figures.put("reflectiveCallsRun", coverage.reflectiveCallsRun);
        return figures;
    }

    private void addPackage(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                try (InputStream content = file.getInputStream(entry)) {
                    if (entry.getName().endsWith(".class")) {
                        addClass(content.readAllBytes());
                    } else if (entry.getName().endsWith(".jar")) {
                        addJar(content);
                    }
                }
            }
        }
    }

    private void addJar(InputStream content) throws IOException {
        ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(content.readAllBytes()));
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                addClass(jar.readAllBytes());
            }
        }
    }

    private void addClass(byte[] bytes) throws IOException {
        String name = new ClassReader(bytes).getClassName();
        boolean own = ownClasses.contains(name);
        boolean loaded = executed.contains(name);
        Set<String> methodsRun = own || loaded ? methodsRun(bytes, own) : Set.of();
        List<String> callers = ReflectiveCalls.callers(bytes);
        reflectiveCalls += callers.size();
        reflectiveCallsRun += callers.stream().filter(methodsRun::contains).count();
    }

    private Set<String> methodsRun(byte[] bytes, boolean own) throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        new Analyzer(executed, builder).analyzeClass(bytes, "package");
        Set<String> run = new HashSet<>();
        for (var clazz : builder.getClasses()) {
            for (IMethodCoverage method : clazz.getMethods()) {
                boolean covered = method.getInstructionCounter().getCoveredCount() > 0;
                if (covered) {
                    run.add(method.getName() + method.getDesc());
                }
                ownMethods += own ? 1 : 0;
                ownMethodsRun += own && covered ? 1 : 0;
            }
        }
        return run;
    }
}
