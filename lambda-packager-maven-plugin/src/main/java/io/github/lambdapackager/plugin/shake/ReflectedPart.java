package io.github.lambdapackager.plugin.shake;

/** What of a class can be seen by the reflection that its {@code Class} object comes to. */
enum ReflectedPart {
    /** The class is asked for fields, as by those who update one atomically: no code is reached that way. */
    FIELDS,
    /** Instances are made. */
    CONSTRUCTORS,
    EVERYTHING
}
