package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.handler.RuntimeClient.Loading;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which functions a module has: those its POM declares, or else those whose handlers its classes hold. */
public final class HandlerFinder {
    private final boolean findPlainHandlers;

    /** @param findPlainHandlers whether a {@code handleRequest} method counts without Lambda's interfaces */
    public HandlerFinder(boolean findPlainHandlers) {
        this.findPlainHandlers = findPlainHandlers;
    }

    /**
     * Finds the functions in the order of their declaration, or else in that of their handlers' classes; none where
     * nothing is declared and no class is a handler.
     *
     * @param declared the functions of the POM
     * @param defaults the settings of functions that are found
     */
    public List<LambdaFunction> find(
            ClasspathContent content, List<FunctionDeclaration> declared, FunctionDeclaration defaults)
            throws PackagingException {
        Module module = new Module(content, findPlainHandlers);
        List<LambdaFunction> functions = declared.isEmpty() ? module.undeclared(defaults) : module.declared(declared);
        module.violations.addAll(FunctionNames.check(functions));
        functions.forEach(function -> module.violations.addAll(ClassFileVersions.check(function, content)));
        if (!module.violations.isEmpty()) {
            throw new PackagingException(module.violations);
        }
        return functions;
    }

    private static final class Module {
        private final ClasspathContent content;
        private final String artifactId;
        private final Candidates candidates;
        private final Map<LambdaRuntime, RuntimeClient> clients = new HashMap<>();
        private final List<Violation> violations = new ArrayList<>();

        Module(ClasspathContent content, boolean plain) {
            this.content = content;
            this.artifactId = content.module().artifact().coordinates().artifactId();
            this.candidates = Candidates.among(new ClassIndex(content, LambdaRuntime.NEWEST.javaVersion()), plain);
        }

        List<LambdaFunction> undeclared(FunctionDeclaration defaults) {
            if (candidates.working().isEmpty()) {
                candidates.failing().forEach(fails -> report("module " + artifactId, fails));
            }
            boolean single = candidates.working().size() == 1;
            List<LambdaFunction> functions = new ArrayList<>();
            for (Handler handler : candidates.working()) {
                function(defaults.of(handler), single ? artifactId : FunctionNames.of(handler))
                        .ifPresent(functions::add);
            }
            return functions;
        }

        List<LambdaFunction> declared(List<FunctionDeclaration> declared) {
            List<LambdaFunction> functions = new ArrayList<>();
            for (FunctionDeclaration declaration : declared) {
                Optional<FunctionDeclaration> complete = withHandler(declaration);
                complete.flatMap(known -> function(known, nameOf(known, declared.size() == 1)))
                        .ifPresent(functions::add);
            }
            return functions;
        }

        private Optional<FunctionDeclaration> withHandler(FunctionDeclaration declaration) {
            if (declaration.handler().isPresent()) {
                return Optional.of(declaration);
            }
            if (candidates.working().size() == 1) {
                return Optional.of(declaration.of(candidates.working().get(0)));
            }
            String subject = "function " + declaration.name().orElse("of " + artifactId);
            if (candidates.working().isEmpty()) {
                violations.add(new Violation(
                        subject,
                        "no handler is declared, and " + candidates.display(),
                        "add to its <function>:\n    <handler>com.example.Orders::handleRequest</handler>"));
                candidates.failing().forEach(fails -> report(subject, fails));
            } else {
                violations.add(new Violation(
                        subject,
                        "no handler is declared, and there is more than one: " + candidates.display(),
                        "add one of these lines to its <function>:\n    " + candidates.handlerLines()));
            }
            return Optional.empty();
        }

        private String nameOf(FunctionDeclaration declaration, boolean single) {
            return declaration
                    .name()
                    .orElseGet(() -> single
                            ? artifactId
                            : declaration.handler().map(FunctionNames::of).orElse(artifactId));
        }

        private Optional<LambdaFunction> function(FunctionDeclaration declaration, String name) {
            Handler handler = declaration.handler().orElseThrow();
            LambdaRuntime runtime = declaration.runtime().orElseGet(() -> ClassFileVersions.oldestRuntime(content));
            Loading loading = clients.computeIfAbsent(runtime, this::client).load(handler);
            if (loading instanceof Loading.Works works) {
                return Optional.of(new LambdaFunction(
                        name,
                        works.handler(),
                        works.eventTypes(),
                        runtime,
                        declaration.architecture(),
                        declaration.shrinkMode(),
                        declaration.keepRules(),
                        declaration.exempted(),
                        declaration.excluded()));
            }
            Loading.Fails fails = (Loading.Fails) loading;
            violations.add(
                    new Violation("function " + name, fails.problem() + "; " + candidates.display(), remedy(fails)));
            return Optional.empty();
        }

        private String remedy(Loading.Fails fails) {
            return candidates.working().isEmpty()
                    ? fails.remedy()
                    : fails.remedy() + ", or write\n    " + candidates.handlerLines();
        }

        private RuntimeClient client(LambdaRuntime runtime) {
            return new RuntimeClient(new ClassIndex(content, runtime.javaVersion()));
        }

        private void report(String subject, Loading.Fails fails) {
            violations.add(new Violation(subject, fails.problem(), fails.remedy()));
        }
    }
}
