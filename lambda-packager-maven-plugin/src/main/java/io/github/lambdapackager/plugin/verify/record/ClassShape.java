package io.github.lambdapackager.plugin.verify.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * What reflection sees of a class.
 *
 * @param parents the superclass and the interfaces, binary names with dots
 * @param members fields by name, methods by name and descriptor, each with the number of its
 *     instructions: a method that was emptied has others
 */
record ClassShape(List<String> parents, Map<String, Integer> members) {
    private static final String CONSTRUCTOR = "<init>";

    static ClassShape read(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> parents = new ArrayList<>();
        Stream.concat(Stream.ofNullable(node.superName), node.interfaces.stream())
                .forEach(parent -> parents.add(parent.replace('/', '.')));
        Map<String, Integer> members = new TreeMap<>();
        node.fields.forEach(field -> members.put(field.name, 0));
        node.methods.forEach(method -> members.put(method.name + method.desc, method.instructions.size()));
        return new ClassShape(parents, members);
    }

    /** Whether this class has these members of the other, with the code that they have there. */
    boolean holds(Collection<String> wanted, ClassShape other) {
        return wanted.stream()
                .allMatch(member ->
                        members.containsKey(member) && members.get(member).equals(other.members.get(member)));
    }

    /** The members that an observation of the class itself means; none: it is inherited, or is not there. */
    List<String> membersOf(Observed observed) {
        return members.keySet().stream()
                .filter(member -> isMeant(member, observed))
                .toList();
    }

    private static boolean isMeant(String member, Observed observed) {
        int parameters = member.indexOf('(');
        String name = parameters < 0 ? member : member.substring(0, parameters);
        return switch (observed.kind()) {
            case "allDeclaredFields", "allPublicFields" -> parameters < 0;
            case "allDeclaredConstructors", "allPublicConstructors" -> name.equals(CONSTRUCTOR);
            case "allDeclaredMethods", "allPublicMethods" -> parameters >= 0 && !name.startsWith("<");
            case "field" -> parameters < 0 && name.equals(observed.words().get(1));
            case "member" -> name.equals(observed.words().get(1));
            case "method" ->
                parameters >= 0
                        && name.equals(observed.words().get(1))
                        && parameters(member).equals(observed.parameters());
            default -> false;
        };
    }

    /** The types of a method's parameters as source code has them. */
    static List<String> parameters(String member) {
        List<String> parameters = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(member.substring(member.indexOf('(')))) {
            parameters.add(type.getClassName());
        }
        return parameters;
    }
}
