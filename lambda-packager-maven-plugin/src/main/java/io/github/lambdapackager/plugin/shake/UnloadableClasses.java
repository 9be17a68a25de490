package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.jdk.JdkPackages;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.util.ClassUtil;

/**
 * Classes that no JVM can load: something that they extend or implement, an optional dependency say, is neither on the
 * class path nor a part of the JDK or of Lambda.
 */
final class UnloadableClasses {
    private static final String OF_LAMBDA = "com.amazonaws.services.lambda.runtime.";

    private final SlotSet known = new SlotSet();
    private final SlotSet unloadable = new SlotSet();

    boolean contains(ProgramClass clazz) {
        if (known.add(clazz) && lacksSupertype(clazz)) {
            unloadable.add(clazz);
        }
        return unloadable.contains(clazz);
    }

    private boolean lacksSupertype(ProgramClass clazz) {
        if (Slot.of(clazz).own()) {
            return false;
        }
        boolean lacks = isMissing(clazz.getSuperClass(), clazz.getSuperName());
        for (int index = 0; !lacks && index < clazz.getInterfaceCount(); index++) {
            lacks = isMissing(clazz.getInterface(index), clazz.getInterfaceName(index));
        }
        return lacks;
    }

    private boolean isMissing(@Nullable Clazz supertype, @Nullable String name) {
        if (supertype instanceof ProgramClass programClass) {
            return contains(programClass);
        }
        return supertype == null && name != null && !isAlwaysThere(ClassUtil.externalClassName(name));
    }

    private static boolean isAlwaysThere(String className) {
        return className.startsWith(OF_LAMBDA) || JdkPackages.contain(className);
    }
}
