package io.github.lambdapackager.plugin.shake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;

/** What the methods of one class do with values, each read when asked for. Safe for several threads. */
final class MethodFlows {
    /** By slots: a method would hold its class. */
    private final Map<Integer, MethodFlow> flows = new ConcurrentHashMap<>(4);

    MethodFlow of(ProgramClass clazz, ProgramMethod method, CodeAttribute code) {
        int id = Slot.of(method).id();
        MethodFlow known = flows.get(id);
        if (known == null) {
            known = new FlowReader(clazz, method, code).read();
            flows.put(id, known);
        }
        return known;
    }
}
