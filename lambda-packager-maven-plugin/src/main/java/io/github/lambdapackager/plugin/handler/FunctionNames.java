package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How functions are named, and what Lambda and a file system take for a name. */
final class FunctionNames {
    private static final String ALLOWED = "[a-zA-Z0-9_-]{1,64}";

    private FunctionNames() {}

    /** {@code PlaceOrder} becomes {@code place-order}, {@code Outer$Inner} becomes {@code outer-inner}. */
    static String of(Handler handler) {
        String className = handler.className();
        return className
                .substring(className.lastIndexOf('.') + 1)
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .replaceAll("[$]+", "-")
                .toLowerCase(Locale.ROOT);
    }

    static List<Violation> check(List<LambdaFunction> functions) {
        List<Violation> violations = new ArrayList<>();
        // Zips that differ in case alone are one file on macOS and Windows.
        Map<String, LambdaFunction> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (LambdaFunction function : functions) {
            String subject = "function " + function.name();
            if (!function.name().matches(ALLOWED)) {
                violations.add(new Violation(
                        subject,
                        "the name is not one to 64 letters, digits, hyphens and underscores",
                        "give the function a <name> of its own"));
            }
            LambdaFunction other = byName.putIfAbsent(function.name(), function);
            if (other != null) {
                violations.add(new Violation(
                        subject,
                        "two functions have this name: " + other.handler() + " and " + function.handler(),
                        "give one of them another <name>"));
            }
        }
        return violations;
    }
}
