package io.github.lambdapackager.plugin.shake;

import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.Member;
import proguard.classfile.util.ClassUtil;

/** Why a class was reached, in the words of a report. */
sealed interface Cause {
    /** A rule, which says itself why it is there. */
    record Rule(String reason) implements Cause {
        @Override
        public String text() {
            return reason;
        }
    }

    /** Code, or the class file as such where there is no member. */
    record Code(String verb, Clazz clazz, @Nullable Member member) implements Cause {
        @Override
        public String text() {
            String className = ClassUtil.externalClassName(clazz.getName());
            return verb + " " + (member == null ? className : className + "." + member.getName(clazz));
        }
    }

    String text();
}
