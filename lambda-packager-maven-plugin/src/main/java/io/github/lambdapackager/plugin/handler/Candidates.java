package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.handler.RuntimeClient.Loading;
import io.github.lambdapackager.plugin.model.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/**
 * The handlers among a module's own classes.
 *
 * @param working those that Lambda can run
 * @param failing why Lambda could not run the others
 */
record Candidates(List<Handler> working, List<Loading.Fails> failing) {

    static Candidates among(ClassIndex classes, boolean plain) {
        RuntimeClient client = new RuntimeClient(classes);
        List<Handler> working = new ArrayList<>();
        List<Loading.Fails> failing = new ArrayList<>();
        for (ClassShape shape : classes.moduleClasses()) {
            if (!shape.is(Opcodes.ACC_PUBLIC) || !shape.isConcrete() || shape.is(Opcodes.ACC_SYNTHETIC)) {
                continue;
            }
            Hierarchy hierarchy = new Hierarchy(classes, shape, false);
            boolean declared = hierarchy.contains(Hierarchy.REQUEST_HANDLER)
                    || hierarchy.contains(Hierarchy.REQUEST_STREAM_HANDLER);
            if (declared || (plain && hasPlainHandler(hierarchy))) {
                Loading loading = load(client, shape.binaryName(), declared);
                if (loading instanceof Loading.Fails fails) {
                    failing.add(fails);
                } else if (loading instanceof Loading.Works works) {
                    working.add(works.handler());
                }
            }
        }
        return new Candidates(working, failing);
    }

    private static boolean hasPlainHandler(Hierarchy hierarchy) {
        return hierarchy.publicMethods(Handler.DEFAULT_METHOD).stream().anyMatch(MethodShape::fitsLambda);
    }

    /** The method where it says all; the class alone where only its type parameters tell the event's type. */
    private static Loading load(RuntimeClient client, String className, boolean declared) {
        Loading byMethod = client.load(new Handler(className, Handler.DEFAULT_METHOD));
        if (byMethod instanceof Loading.Works || !declared) {
            return byMethod;
        }
        Loading byInterface = client.load(new Handler(className, Handler.DEFAULT_METHOD, true));
        return byInterface instanceof Loading.Works ? byInterface : byMethod;
    }

    /** As an error lists them. */
    String display() {
        return working.isEmpty()
                ? "found no handler in the module"
                : "found " + working.stream().map(Handler::toString).collect(Collectors.joining(", "));
    }

    /** Lines for the POM, one a handler. */
    String handlerLines() {
        return working.stream()
                .map(handler -> "<handler>" + handler + "</handler>")
                .collect(Collectors.joining("\n    "));
    }
}
