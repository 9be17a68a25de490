package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sees to what no code refers to: what Lambda calls, and what was kept for a reason. */
final class EntryCheck {
    private final Classpath before;
    private final Classpath after;
    private final ReferenceCheck references;
    private final Removal removal;

    EntryCheck(Classpath before, Classpath after, ReferenceCheck references, Removal removal) {
        this.before = before;
        this.after = after;
        this.references = references;
        this.removal = removal;
    }

    /** Checks the handler's class and every method of its name, inherited ones included. */
    void checkHandler(Handler handler) {
        String owner = handler.className().replace('.', '/');
        String caller = "the handler " + handler;
        references.check(caller, Reference.type(owner));
        String start = handler.methodName() + "(";
        String next = owner;
        while (before.locate(next).isPresent()) {
            ClassFile type = before.find(next).orElseThrow();
            type.methods().keySet().stream()
                    .filter(method -> method.startsWith(start))
                    .sorted()
                    .map(method -> Reference.method(owner, handler.methodName(), method.substring(start.length() - 1)))
                    .forEach(method -> references.check(caller, method));
            next = type.superName();
        }
    }

    /** @param known the classes that are known to be missing */
    List<Broken> checkKept(ShakenFunction shaken, Set<String> known) {
        List<Broken> lost = new ArrayList<>();
        for (String className : shaken.kept().keySet()) {
            if (!known.contains(className)
                    && after.locate(className.replace('.', '/')).isEmpty()) {
                lost.add(new Broken("the keep rules", className, className, "", removal.ofClass(className)));
            }
        }
        return lost;
    }
}
