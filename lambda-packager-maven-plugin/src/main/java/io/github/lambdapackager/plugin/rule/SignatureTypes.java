package io.github.lambdapackager.plugin.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureVisitor;

/** Finds every class that a descriptor or a generic signature names. */
final class SignatureTypes extends SignatureVisitor {
    private final Consumer<String> found;
    private final Deque<String> open = new ArrayDeque<>();

    SignatureTypes(Consumer<String> found) {
        super(Opcodes.ASM9);
        this.found = found;
    }

    @Override
    public void visitClassType(String name) {
        open.push(name);
        found.accept(name.replace('/', '.'));
    }

    @Override
    public void visitInnerClassType(String name) {
        String inner = open.pop() + "$" + name;
        open.push(inner);
        found.accept(inner.replace('/', '.'));
    }

    @Override
    public void visitEnd() {
        open.pop();
    }

    @Override
    public SignatureVisitor visitExceptionType() {
        return IGNORED;
    }

    private static final SignatureVisitor IGNORED = new SignatureVisitor(Opcodes.ASM9) {};
}
