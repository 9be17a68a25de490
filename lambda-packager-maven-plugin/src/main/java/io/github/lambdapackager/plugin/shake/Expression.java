package io.github.lambdapackager.plugin.shake;

import java.util.List;

/** Where a value in the code of a method comes from; constants are indexes of the pool of its class. */
sealed interface Expression {
    Expression ANY = new Fixed(Known.ANY);
    Expression OBJECT = new Fixed(Known.OBJECT);
    Expression NULL = new Fixed(Known.NULL);
    Expression ZERO = new Fixed(Known.ZERO);

    record Fixed(Known value) implements Expression {}

    record OfField(int constant) implements Expression {}

    record OfCall(int constant, byte opcode) implements Expression {}

    /** A local variable, whatever is stored there. */
    record OfVariable(int slot) implements Expression {}

    /** What comes from one of several blocks. */
    record OneOf(List<Origin> origins) implements Expression {}

    /** A value that is there where a block of code runs. */
    record Origin(int block, Expression value) {}
}
