package io.github.lambdapackager.plugin.shake;

/** What of a class can be seen by the reflection that its {@code Class} object comes to. */
enum ReflectedPart {
    /** Fields are read and written, as by those who update one atomically, and nobody sees the field as such. */
    VARIABLES,
    /** The class is asked for fields: no code is reached that way. */
    FIELDS,
    /** Instances are made, and nobody sees the constructor. */
    INSTANCES,
    /** The class is asked for constructors: instances are made. */
    CONSTRUCTORS,
    EVERYTHING
}
