package io.github.lambdapackager.plugin.model;

import java.util.Set;

/**
 * A ProGuard rule with the reason why it is there.
 *
 * @param text one or more rules in ProGuard's language, such as {@code -keep class com.example.Orders { *; }}
 * @param reason what a user reads beside a class that this rule keeps, such as "named in META-INF/services/x of g:a:v"
 * @param when what must be reached before the rule counts
 */
public record KeepRule(String text, String reason, Trigger when) {

    /** What must be reached before a rule counts. */
    public sealed interface Trigger {
        /** Counts from the start. */
        record Always() implements Trigger {}

        /** Counts once one of these classes (binary names with dots) is reached, on the class path or in the JDK. */
        record ClassReached(Set<String> classNames) implements Trigger {
            public ClassReached {
                classNames = Set.copyOf(classNames);
            }
        }

        /**
         * Counts once reached code may have the {@code Class} object of a class (a binary name with dots) of the class
         * path: by its literal, its name in a string, or by reflection.
         */
        record ClassAsked(String className) implements Trigger {}

        /** Counts once any class or resource of the artifact at this place of the packaged class path is reached. */
        record ArtifactReached(int packagedIndex) implements Trigger {}

        /** Counts once any class of this package (with dots) is reached, on the class path or in the JDK. */
        record PackageReached(String packageName) implements Trigger {}

        /** Counts once a string of reached code is one of these names (in lower case), whatever the case of its letters. */
        record NameReached(Set<String> names) implements Trigger {
            public NameReached {
                names = Set.copyOf(names);
            }
        }

        /** Counts once a string of reached code has this address in it: the namespace of an XML text, say. */
        record AddressReached(String address) implements Trigger {}

        /** Counts once a string of reached code has one of these words after a percent sign, as {@link Conversions} says. */
        record ConversionReached(Set<String> keys) implements Trigger {
            public ConversionReached {
                keys = Set.copyOf(keys);
            }
        }

        /** Counts once reached code calls the method, of that class (a binary name with dots) and no other. */
        record MethodCalled(String className, String name, String descriptor) implements Trigger {}
    }

    public static KeepRule always(String text, String reason) {
        return new KeepRule(text, reason, new Trigger.Always());
    }

    /** Keeps the class with all its members: what is known by a name may come to reflection. */
    public static KeepRule whole(String className, String reason, Trigger when) {
        return new KeepRule(wholeText(className), reason, when);
    }

    /** Keeps the class with its constructors: it is made by its name, and used as something that code names. */
    public static KeepRule made(String className, String reason, Trigger when) {
        return new KeepRule("-keep class " + pattern(className) + " { <init>(...); }", reason, when);
    }

    /** The text of a rule that keeps the class with all its members. */
    public static String wholeText(String className) {
        return "-keep class " + pattern(className) + " { *; }";
    }

    /** A class file allows more letters than ProGuard's language, in which ? stands for any. */
    private static String pattern(String className) {
        return className.replaceAll("[^\\p{javaJavaIdentifierPart}.-]", "?");
    }
}
