package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralNames.Mention;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where on the class path a field is read or a method called. */
final class ClassLiteralUsers {
    private final ClassLiteralCode code;
    private final ClassLiteralIndex index;
    private final ClassLiteralHierarchy hierarchy;
    private final Map<String, Map<ClassLiteralMember, Set<Mention>>> bySignature = new ConcurrentHashMap<>();

    ClassLiteralUsers(ClassLiteralCode code, ClassLiteralIndex index, ClassLiteralHierarchy hierarchy) {
        this.code = code;
        this.index = index;
        this.hierarchy = hierarchy;
    }

    /** Mentions of the field or method, which is given by the class that declares it. */
    Set<Mention> of(ClassLiteralMember declared) {
        String signature = declared.signature();
        Map<ClassLiteralMember, Set<Mention>> known = bySignature.get(signature);
        if (known == null) {
            known = collect(signature);
            bySignature.put(signature, known);
        }
        return known.getOrDefault(declared, Set.of());
    }

    private Map<ClassLiteralMember, Set<Mention>> collect(String signature) {
        Map<ClassLiteralMember, Set<Mention>> mentions = new HashMap<>();
        for (String user : index.usersOf(signature)) {
            for (Mention mention : code.names(user).mentions().getOrDefault(signature, Set.of())) {
                declarations(mention.member())
                        .forEach(declared -> mentions.computeIfAbsent(declared, unknown -> new HashSet<>())
                                .add(mention));
            }
        }
        return mentions;
    }

    private Collection<ClassLiteralMember> declarations(ClassLiteralMember member) {
        return member.isMethod()
                ? hierarchy.targets(member, true).program()
                : hierarchy.declaration(member).stream().toList();
    }
}
