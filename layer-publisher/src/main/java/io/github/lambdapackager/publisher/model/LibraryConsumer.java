package io.github.lambdapackager.publisher.model;

import java.util.Optional;

/**
 * A module of the monorepo that uses a library.
 *
 * @param module its artifact id
 * @param released the released version that its POM names; none: it is built with the library's sources
 */
public record LibraryConsumer(String module, Optional<String> released) {}
