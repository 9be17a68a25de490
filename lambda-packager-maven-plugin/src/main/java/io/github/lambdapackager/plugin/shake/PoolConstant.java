package io.github.lambdapackager.plugin.shake;

import java.util.List;
import proguard.classfile.constant.Constant;

/** A constant of a class file; each is itself alone, for a file may have the same text twice. */
final class PoolConstant {
    private static final byte[] NO_BYTES = {};

    private final int tag;
    private final String text;
    private final byte[] bytes;
    private final List<PoolConstant> parts;

    private PoolConstant(int tag, String text, byte[] bytes, List<PoolConstant> parts) {
        this.tag = tag;
        this.text = text;
        this.bytes = bytes;
        this.parts = parts;
    }

    /** @param text its bytes, each as one character: that suffices for sorting */
    static PoolConstant text(String text) {
        return new PoolConstant(Constant.UTF8, text, NO_BYTES, List.of());
    }

    /** @param bytes what stands before its parts */
    static PoolConstant of(int tag, byte[] bytes, PoolConstant... parts) {
        return new PoolConstant(tag, "", bytes, List.of(parts));
    }

    static PoolConstant of(int tag, PoolConstant... parts) {
        return of(tag, NO_BYTES, parts);
    }

    int tag() {
        return tag;
    }

    /** Its own, or that of its first part. */
    String text() {
        return parts.isEmpty() ? text : parts.get(0).text();
    }

    byte[] bytes() {
        return bytes;
    }

    List<PoolConstant> parts() {
        return parts;
    }

    PoolConstant part(int index) {
        return parts.get(index);
    }

    boolean is(int otherTag) {
        return tag == otherTag;
    }

    boolean isMember() {
        return is(Constant.FIELDREF) || is(Constant.METHODREF) || is(Constant.INTERFACE_METHODREF);
    }

    /** Of the numbers of a pool. */
    int places() {
        return is(Constant.LONG) || is(Constant.DOUBLE) ? 2 : 1;
    }
}
