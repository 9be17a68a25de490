package io.github.lambdapackager.plugin.model;

/**
 * The entry point of a function as Lambda writes it: {@code com.example.Orders::handle}.
 *
 * @param throughInterface whether the setting is the class alone: Lambda then calls its {@code RequestHandler} or
 *     {@code RequestStreamHandler}, and reads the event's type from the type parameters instead of from the method
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Define Lambda function handler in Java</a>
 */
public record Handler(String className, String methodName, boolean throughInterface) {
    public static final String DEFAULT_METHOD = "handleRequest";

    public Handler(String className, String methodName) {
        this(className, methodName, false);
    }

    /**
     * Reads {@code package.Class::method} or {@code package.Class}, whose method is {@code handleRequest}.
     *
     * @throws PackagingException when the text names no class or no method
     */
    public static Handler parse(String functionName, String text) throws PackagingException {
        String[] parts = text.strip().split("::", -1);
        boolean wellFormed = parts.length <= 2 && parts[0].matches("[\\w$]+(\\.[\\w$]+)*");
        if (!wellFormed || (parts.length == 2 && !parts[1].matches("[\\w$]+"))) {
            throw new PackagingException(
                    "function " + functionName,
                    "handler \"" + text + "\" is not a class and a method",
                    "write <handler>com.example.Orders::" + DEFAULT_METHOD + "</handler>");
        }
        boolean classAlone = parts.length == 1;
        return new Handler(parts[0], classAlone ? DEFAULT_METHOD : parts[1], classAlone);
    }

    @Override
    public String toString() {
        return throughInterface ? className : className + "::" + methodName;
    }
}
