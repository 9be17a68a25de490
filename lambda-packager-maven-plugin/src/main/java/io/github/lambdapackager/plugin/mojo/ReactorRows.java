package io.github.lambdapackager.plugin.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Gathers the figures of all modules until the last of them is done.
 *
 * <p>They lie in the session's data and consist of the JDK's types alone: a module that adds a dependency to the plugin
 * loads the plugin's classes, singletons included, a second time.
 */
final class ReactorRows<R> {
    private static final String KEY = "io.github.lambdapackager.rows.";

    private final MavenSession session;
    private final MojoExecution execution;
    private final Function<R, Object[]> encode;
    private final Function<Object[], R> decode;

    /**
     * Gathers rows of one goal.
     *
     * @param encode a row as types of the JDK
     * @param decode and back
     */
    ReactorRows(
            MavenSession session, MojoExecution execution, Function<R, Object[]> encode, Function<Object[], R> decode) {
        this.session = session;
        this.execution = execution;
        this.encode = encode;
        this.decode = decode;
    }

    /** Adds a module's figures (none where it has no function); the last one gets all, in the reactor's order. */
    Optional<List<R>> add(MavenProject project, List<R> rows) {
        Map<String, List<Object[]>> done = done();
        List<String> expected = expected();
        // The modules of a parallel build come together here, and only one of them may be the last.
        synchronized (done) {
            done.put(
                    key(project, execution.getExecutionId()),
                    rows.stream().map(encode).toList());
            if (!done.keySet().containsAll(expected)) {
                return Optional.empty();
            }
            List<R> all = new ArrayList<>();
            expected.forEach(module -> done.getOrDefault(module, List.of()).forEach(row -> all.add(decode.apply(row))));
            return Optional.of(all);
        }
    }

    @SuppressWarnings("unchecked") // nobody else knows the key
    private Map<String, List<Object[]>> done() {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY + execution.getGoal(), null, new ConcurrentHashMap<String, List<Object[]>>());
        return (Map<String, List<Object[]>>) data.get(KEY + execution.getGoal());
    }

    /** Every module asks for them, and they stay the same. */
    private List<String> expected() {
        SessionData data = session.getRepositorySession().getData();
        String key = KEY + execution.getGoal() + " of " + (isOfCommandLine() ? execution.getExecutionId() : "POMs");
        if (data.get(key) instanceof List<?> known) {
            return known.stream().map(String::valueOf).toList();
        }
        List<String> expected =
                session.getProjects().stream().flatMap(this::executions).toList();
        data.set(key, expected);
        return expected;
    }

    private boolean isOfCommandLine() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** The executions of this goal that the build will come to. */
    private Stream<String> executions(MavenProject project) {
        if (isOfCommandLine()) {
            return Stream.of(key(project, execution.getExecutionId()));
        }
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        return Stream.ofNullable(plugin)
                .flatMap(declared -> declared.getExecutions().stream())
                .filter(declared -> declared.getGoals().contains(execution.getGoal()))
                .filter(declared -> !"none".equals(declared.getPhase()))
                .map(declared -> key(project, declared.getId()));
    }

    private static String key(MavenProject project, String executionId) {
        return project.getId() + "/" + executionId;
    }
}
