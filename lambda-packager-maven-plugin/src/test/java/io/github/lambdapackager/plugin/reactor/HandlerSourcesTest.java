package io.github.lambdapackager.plugin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerSourcesTest {
    @TempDir
    Path module;

    @Test
    void aHandlerAloneGoesByItsModule() throws Exception {
        source("java/com/example/PlaceOrder.java", """
                // class Commented implements RequestHandler<String, String> {}
                public class PlaceOrder implements RequestHandler<Map<String, String>, String> {}
                class Price {}
                """);

        assertThat(functions()).containsExactly("orders");
    }

    @Test
    void severalHandlersGoByTheirClasses() throws Exception {
        source(
                "java/com/example/PlaceOrder.java",
                "class PlaceOrder extends Base\n  implements RequestStreamHandler {}");
        source("java/com/example/GetHTTPOrder.java", "record GetHTTPOrder() implements RequestHandler<A, B> {}");
        source("kotlin/com/example/Cancel.kt", "class Cancel : RequestHandler<A, B> {}");

        assertThat(functions()).containsExactly("cancel", "get-http-order", "place-order");
    }

    @Test
    void whatCannotBeCalledIsNoHandler() throws Exception {
        source("java/com/example/Base.java", "abstract class Base implements RequestHandler<A, B> {}");
        source("java/com/example/Uses.java", "class Uses { RequestHandler<A, B> other; }");
        source("java/com/example/notes.txt", "class Noted implements RequestHandler<A, B> {}");

        assertThat(functions()).isEmpty();
    }

    private Iterable<String> functions() throws IOException {
        return new HandlerSources().functions(module, "orders");
    }

    private void source(String path, String text) throws IOException {
        Path file = module.resolve("src/main").resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
