package io.github.lambdapackager.plugin.shake;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.visitor.ConstantVisitor;

/**
 * How a class looks for resources.
 *
 * @param loadResources whether it calls what takes the name of one
 * @param lookThroughJars whether it lists what is in a jar
 */
record ResourceCalls(boolean loadResources, boolean lookThroughJars) {
    private static final Set<String> JAR_CALLS = Set.of("entries", "stream", "versionedStream", "getJarFile");
    private static final List<String> JARS = List.of("java/util/jar/JarFile", "java/net/JarURLConnection");

    /** Looks once, when asked. Safe for several threads. */
    static final class OfClass {
        private volatile @Nullable ResourceCalls known;

        ResourceCalls of(ProgramClass clazz) {
            ResourceCalls before = known;
            if (before == null) {
                Calls calls = new Calls();
                clazz.constantPoolEntriesAccept(calls);
                before = new ResourceCalls(calls.loadResources, calls.lookThroughJars);
                known = before;
            }
            return before;
        }
    }

    private static final class Calls implements ConstantVisitor {
        private boolean loadResources;
        private boolean lookThroughJars;

        @Override
        public void visitAnyConstant(Clazz clazz, Constant constant) {}

        @Override
        public void visitAnyMethodrefConstant(Clazz clazz, AnyMethodrefConstant constant) {
            String name = constant.getName(clazz);
            loadResources |= (name.contains("esource") || name.contains("Bundle"))
                    && parametersOf(constant.getType(clazz)).contains("Ljava/lang/String;");
            lookThroughJars |= JAR_CALLS.contains(name) && JARS.contains(constant.getClassName(clazz));
        }

        private static String parametersOf(String descriptor) {
            return descriptor.substring(0, descriptor.indexOf(')'));
        }
    }
}
