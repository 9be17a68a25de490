package io.github.lambdapackager.plugin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerFinderTest {
    private static final String ORDER_HANDLER = """
            public class Orders implements RequestHandler<Map<String, Object>, String> {
                public String handleRequest(Map<String, Object> order, Context context) { return ""; }
            }
            """;

    @TempDir
    Path folder;

    private Sources sources;

    @BeforeEach
    void startWithNothing() {
        sources = new Sources(folder);
    }

    @Test
    void aModuleWithoutHandlerHasNoFunctions() throws Exception {
        sources.module("com.x.Orders", "public class Orders { public void handleRequest(String s) {} }");

        assertThat(found()).isEmpty();
    }

    @Test
    void aSingleHandlerGetsTheNameOfTheModule() throws Exception {
        sources.module("com.x.Orders", ORDER_HANDLER);

        assertThat(found()).containsExactly(function("shop-orders", "com.x.Orders::handleRequest"));
    }

    @Test
    void severalHandlersAreNamedForTheirClasses() throws Exception {
        sources.module("com.x.S3ImportHandler", streamHandler("S3ImportHandler"))
                .module("com.x.PlaceOrder", streamHandler("PlaceOrder"))
                .module("com.x.Outer", "public class Outer { public static " + body("Inner") + " }");

        assertThat(found())
                .containsExactly(
                        function("outer-inner", "com.x.Outer$Inner::handleRequest"),
                        function("place-order", "com.x.PlaceOrder::handleRequest"),
                        function("s3-import-handler", "com.x.S3ImportHandler::handleRequest"));
    }

    @Test
    void handlersAreFoundThroughBaseClassesOfDependencies() throws Exception {
        sources.dependency("org.lib.Root", "public interface Root extends RequestStreamHandler {}")
                .dependency(
                        "org.lib.Base",
                        "public abstract class Base implements Root {"
                                + " public void handleRequest(InputStream in, OutputStream out, Context context) {} }")
                .module("com.x.Report", "public class Report extends org.lib.Base {}")
                .module("com.x.Hidden", "class Hidden extends org.lib.Base {}")
                .module("com.x.Unfinished", "public abstract class Unfinished extends org.lib.Base {}");

        assertThat(found()).containsExactly(function("shop-orders", "com.x.Report::handleRequest"));
    }

    @Test
    void eventTypesAreResolvedThroughGenericBaseClasses() throws Exception {
        sources.module("com.x.Order", "public record Order(String id) {}")
                .module("com.x.Page", "public class Page<T> { public static class Entry {} }")
                .module("com.x.Base", "public abstract class Base<T, R> implements RequestHandler<T, R> {}")
                .module("com.x.Orders", """
                        public class Orders extends Base<List<Order[]>, Page<Page.Entry>> {
                            public Page<Page.Entry> handleRequest(List<Order[]> orders, Context context) { return null; }
                        }
                        """);

        assertThat(found())
                .containsExactly(function(
                        "shop-orders", "com.x.Orders::handleRequest", "com.x.Order", "com.x.Page", "com.x.Page$Entry"));
    }

    @Test
    void aMethodThatHidesTheEventsTypeIsCalledThroughTheInterface() throws Exception {
        sources.module("com.x.Order", "public record Order(String id) {}")
                .module("com.x.Base", genericBase("T"))
                .module("com.x.Orders", "public class Orders extends Base<Order> {}");

        assertThat(found()).containsExactly(function("shop-orders", "com.x.Orders", "com.x.Order"));
    }

    @Test
    void anEventThatTheRuntimeClientCannotTellIsRefused() {
        sources.module("com.x.Order", "public record Order(String id) {}")
                .module("com.x.Base", genericBase("List<T>"))
                .module("com.x.Orders", "public class Orders extends Base<Order> {}");

        assertThat(failure(List.of())).isEqualTo("""
                        module shop-orders: Lambda's runtime client cannot tell the type of the event of com.x.Orders::handleRequest
                          → declare handleRequest with the event's class in com.x.Orders""");
    }

    @Test
    void plainMethodsAreFoundWhenAskedFor() throws Exception {
        sources.module("com.x.Order", "public record Order(String id) {}")
                .module("com.x.Orders", "public class Orders { public String handleRequest(Order o) { return null; } }")
                .module("com.x.Other", "public class Other { public void handleRequest(Order o, int i) {} }");

        assertThat(new HandlerFinder(true).find(sources.compile(), List.of(), defaults()))
                .containsExactly(function("shop-orders", "com.x.Orders::handleRequest", "com.x.Order"));
    }

    @Test
    void aHandlerThatLambdaCannotCreateIsNoneBesideOneThatItCan() throws Exception {
        sources.module("com.x.Orders", ORDER_HANDLER).module("com.x.Timed", """
                        public class Timed implements RequestHandler<String, String> {
                            public Timed(RequestHandler<String, String> timed) {}
                            public String handleRequest(String event, Context context) { return null; }
                        }
                        """);

        assertThat(found()).containsExactly(function("shop-orders", "com.x.Orders::handleRequest"));
    }

    @Test
    void aHandlerNeedsAConstructorWithoutParameters() {
        sources.module("com.x.Orders", streamHandler("Orders").replace("{ public", "{ public Orders(int i) {} public"));

        assertThat(failure(List.of())).isEqualTo("""
                        module shop-orders: com.x.Orders has no public constructor without parameters, so that Lambda cannot create it
                          → make it a public class with a public constructor without parameters""");
    }

    @Test
    void aDeclaredFunctionTakesTheOnlyHandler() throws Exception {
        sources.module("com.x.Orders", ORDER_HANDLER);

        assertThat(new HandlerFinder(false)
                        .find(sources.compile(), List.of(declared("orders", Optional.empty())), defaults()))
                .containsExactly(function("orders", "com.x.Orders::handleRequest"));
    }

    @Test
    void aDeclaredFunctionWithoutHandlerInAModuleWithoutHandlersIsRefused() {
        assertThat(failure(List.of(declared("orders", Optional.empty())))).isEqualTo("""
                        function orders: no handler is declared, and found no handler in the module
                          → add to its <function>:
                            <handler>com.example.Orders::handleRequest</handler>""");
    }

    @Test
    void aDeclaredFunctionMustSayWhichOfSeveralHandlersItHas() {
        sources.module("com.x.Orders", ORDER_HANDLER).module("com.x.Report", streamHandler("Report"));

        assertThat(failure(List.of(declared("orders", Optional.empty())))).isEqualTo("""
                        function orders: no handler is declared, and there is more than one: found com.x.Orders::handleRequest, com.x.Report::handleRequest
                          → add one of these lines to its <function>:
                            <handler>com.x.Orders::handleRequest</handler>
                            <handler>com.x.Report::handleRequest</handler>""");
    }

    @Test
    void aMisspelledClassIsAnsweredWithTheHandlersThatExist() {
        sources.module("com.x.Orders", ORDER_HANDLER);

        assertThat(failure(List.of(declared("orders", handler("com.x.Ordres::handleRequest")))))
                .isEqualTo("""
                        function orders: there is no class com.x.Ordres on the class path; found com.x.Orders::handleRequest
                          → name a class of the module or of one of its dependencies, or write
                            <handler>com.x.Orders::handleRequest</handler>""");
    }

    @Test
    void aMethodThatLambdaCannotCallIsRefused() {
        sources.module("com.x.Orders", "public class Orders { public void handle(String order, int count) {} }");

        assertThat(failure(List.of(declared("orders", handler("com.x.Orders::handle")))))
                .isEqualTo("""
                        function orders: com.x.Orders has no public method handle that Lambda can call, only handle(String, int); found no handler in the module
                          → give it the parameters (event), (event, Context) or (InputStream, OutputStream, Context)""");
    }

    @Test
    void aClassAloneMustImplementAnInterfaceOfLambda() {
        sources.module("com.x.Orders", "public class Orders { public void handleRequest(String order) {} }");

        assertThat(failure(List.of(declared("orders", handler("com.x.Orders")))))
                .isEqualTo("""
                        function orders: com.x.Orders implements neither RequestHandler nor RequestStreamHandler; found no handler in the module
                          → name the method: <handler>com.x.Orders::method</handler>""");
    }

    @Test
    void theLongestOverloadIsTheHandlerAndAContextCountsTwice() throws Exception {
        sources.module("com.x.Order", "public record Order(String id) {}")
                .module("com.x.Invoice", "public record Invoice(String id) {}")
                .module("com.x.Orders", """
                        public class Orders {
                            public void handle(Order order) {}
                            public void handle(Order order, Context context, String third) {}
                            public static void handle(Invoice invoice, Context context) {}
                            private Orders() {}
                        }
                        """);

        assertThat(new HandlerFinder(false)
                        .find(
                                sources.compile(),
                                List.of(declared("orders", handler("com.x.Orders::handle"))),
                                defaults()))
                .containsExactly(function("orders", "com.x.Orders::handle", "com.x.Invoice"));
    }

    @Test
    void twoOverloadsOfOneRankAreRefused() {
        sources.module(
                "com.x.Orders",
                "public class Orders { public void handle(String order) {} public void handle(Integer order) {} }");

        assertThat(failure(List.of(declared("orders", handler("com.x.Orders::handle")))))
                .startsWith("function orders: Lambda may call either handle(String) or handle(Integer) of com.x.Orders")
                .endsWith("→ rename one of them");
    }

    @Test
    void aHandlerMayLiveInADependency() throws Exception {
        sources.dependency("org.lib.Invoker", streamHandler("Invoker"));

        assertThat(new HandlerFinder(false)
                        .find(
                                sources.compile(),
                                List.of(declared("orders", handler("org.lib.Invoker::handleRequest"))),
                                defaults()))
                .containsExactly(function("orders", "org.lib.Invoker::handleRequest"));
    }

    @Test
    void twoFunctionsOfOneNameAreRefused() {
        sources.module("com.x.Orders", ORDER_HANDLER).module("com.y.Orders", streamHandler("Orders"));

        assertThat(failure(List.of())).isEqualTo("""
                        function orders: two functions have this name: com.x.Orders::handleRequest and com.y.Orders::handleRequest
                          → give one of them another <name>""");
    }

    @Test
    void aNameThatLambdaDoesNotTakeIsRefused() {
        sources.module("com.x.Orders", ORDER_HANDLER);

        assertThat(failure(List.of(declared("shop.orders", Optional.empty())))).isEqualTo("""
                        function shop.orders: the name is not one to 64 letters, digits, hyphens and underscores
                          → give the function a <name> of its own""");
    }

    @Test
    void theRuntimeIsTheOldestThatReadsTheModule() throws Exception {
        sources.module("com.x.Orders", ORDER_HANDLER).release(11);

        assertThat(found().get(0).runtime()).isEqualTo(LambdaRuntime.JAVA11_AL2023);
    }

    @Test
    void classFilesNewerThanTheRuntimeAreReportedOncePerArtifact() {
        sources.module("com.x.Orders", ORDER_HANDLER)
                .dependency("org.lib.A", "public class A {}")
                .dependency("org.lib.B", "public class B {}");
        FunctionDeclaration onJava11 = declared("orders", Optional.empty(), LambdaRuntime.JAVA11);

        assertThat(failure(List.of(onJava11))).isEqualTo("""
                        function orders: class com.x.Orders of com.x:shop-orders:1.0 needs Java 17, but the runtime is java11
                          → choose a newer <runtime>, or an artifact that is compiled for Java 11
                        function orders: class org.lib.A and 1 more of org.lib:lib:1.0 need Java 17, but the runtime is java11
                          → choose a newer <runtime>, or an artifact that is compiled for Java 11""");
    }

    @Test
    void newerVersionsInsideAMultiReleaseJarAreNoError() throws Exception {
        ClasspathContent content = sources.module("com.x.Orders", ORDER_HANDLER)
                .dependency("org.lib.A", "public class A {}")
                .release(17)
                .compile();
        ClasspathElement library = content.packaged().get(1);
        SortedMap<String, byte[]> entries = new TreeMap<>(library.entries());
        byte[] newer = library.entries().values().iterator().next().clone();
        newer[7] = 44 + 25;
        entries.put("META-INF/versions/25/org/lib/A.class", newer);
        ClasspathElement multiRelease = new ClasspathElement(library.artifact(), entries, true);

        assertThat(new HandlerFinder(false)
                        .find(
                                new ClasspathContent(List.of(content.module(), multiRelease), content.provided()),
                                List.of(),
                                defaults()))
                .hasSize(1);
    }

    private static String streamHandler(String name) {
        return "public " + body(name);
    }

    private static String body(String name) {
        return "class " + name + " implements RequestStreamHandler { public void handleRequest(InputStream in,"
                + " OutputStream out, Context context) {} }";
    }

    private static String genericBase(String event) {
        return "public abstract class Base<T> implements RequestHandler<" + event + ", String> { public String"
                + " handleRequest(" + event + " event, Context context) { return \"\"; } }";
    }

    private List<LambdaFunction> found() throws PackagingException {
        return new HandlerFinder(false).find(sources.compile(), List.of(), defaults());
    }

    private String failure(List<FunctionDeclaration> declared) {
        try {
            List<LambdaFunction> found = new HandlerFinder(false).find(sources.compile(), declared, defaults());
            throw new AssertionError("nothing was wrong with " + found);
        } catch (PackagingException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Optional<Handler> handler(String text) {
        try {
            return Optional.of(Handler.parse("orders", text));
        } catch (PackagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static FunctionDeclaration defaults() {
        return declaration(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static FunctionDeclaration declared(String name, Optional<Handler> handler) {
        return declaration(Optional.of(name), handler, Optional.empty());
    }

    private static FunctionDeclaration declared(String name, Optional<Handler> handler, LambdaRuntime runtime) {
        return declaration(Optional.of(name), handler, Optional.of(runtime));
    }

    private static FunctionDeclaration declaration(
            Optional<String> name, Optional<Handler> handler, Optional<LambdaRuntime> runtime) {
        return new FunctionDeclaration(
                name, handler, runtime, Architecture.X86_64, ShrinkMode.MEMBERS, List.of(), List.of(), List.of());
    }

    private static LambdaFunction function(String name, String handler, String... eventTypes) {
        return new LambdaFunction(
                name,
                handler(handler).orElseThrow(),
                new TreeSet<>(List.of(eventTypes)),
                LambdaRuntime.JAVA17_AL2023,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                List.of(),
                List.of(),
                List.of());
    }
}
