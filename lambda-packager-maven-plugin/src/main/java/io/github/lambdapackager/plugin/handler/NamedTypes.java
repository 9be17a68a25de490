package io.github.lambdapackager.plugin.handler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * What a generic type names.
 *
 * @param classes internal names, those of type arguments and of array elements included
 * @param variables type variables anywhere in the type
 * @param bare whether the type is nothing but a type variable
 */
record NamedTypes(SortedSet<String> classes, SortedSet<String> variables, boolean bare) {

    /** The type with its variables replaced, as far as the map knows them. */
    NamedTypes bind(Map<String, NamedTypes> arguments) {
        SortedSet<String> boundClasses = new TreeSet<>(classes);
        SortedSet<String> boundVariables = new TreeSet<>();
        boolean stillBare = bare;
        for (String variable : variables) {
            NamedTypes argument = arguments.get(variable);
            if (argument == null) {
                boundVariables.add(variable);
                continue;
            }
            boundClasses.addAll(argument.classes);
            boundVariables.addAll(argument.variables);
            stillBare = bare && argument.bare;
        }
        return new NamedTypes(boundClasses, boundVariables, stillBare);
    }

    /** A bound says what an unknown type argument is at least. */
    NamedTypes asBoundOf(String variable) {
        SortedSet<String> names = new TreeSet<>(variables);
        names.add(variable);
        return new NamedTypes(classes, names, true);
    }

    /** Collects the names of one type out of a signature. */
    static final class Collector extends SignatureVisitor {
        private final SortedSet<String> classes = new TreeSet<>();
        private final SortedSet<String> variables = new TreeSet<>();
        private final Deque<String> open = new ArrayDeque<>();
        private boolean onlyVariable = true;

        Collector() {
            super(Opcodes.ASM9);
        }

        NamedTypes types() {
            return new NamedTypes(classes, variables, onlyVariable && !variables.isEmpty());
        }

        @Override
        public SignatureVisitor visitArrayType() {
            onlyVariable = false;
            return this;
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return this;
        }

        @Override
        public void visitTypeVariable(String name) {
            variables.add(name);
        }

        @Override
        public void visitClassType(String name) {
            onlyVariable = false;
            open.push(name);
            classes.add(name);
        }

        @Override
        public void visitInnerClassType(String name) {
            String inner = open.pop() + "$" + name;
            open.push(inner);
            classes.add(inner);
        }

        @Override
        public void visitEnd() {
            open.pop();
        }
    }
}
