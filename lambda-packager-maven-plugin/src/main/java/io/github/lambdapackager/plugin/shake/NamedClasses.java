package io.github.lambdapackager.plugin.shake;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/** Reads which classes a class file names, in any of its members. */
public final class NamedClasses {
    /** Binary names with dots. */
    public Set<String> of(byte[] classFile) {
        Set<String> names = new TreeSet<>();
        ConstantPool.classNames(new ClassReader(classFile)).forEach(name -> names.add(name.replace('/', '.')));
        return names;
    }
}
