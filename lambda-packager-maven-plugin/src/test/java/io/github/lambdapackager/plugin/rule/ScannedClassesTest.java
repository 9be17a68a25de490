package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class ScannedClassesTest {
    private static final String SCANNER = "org.springframework.context.annotation.ClassPathBeanDefinitionScanner";
    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";

    @Test
    void anOwnClassThatAScannerLooksForWaitsForTheScanner() {
        assertThat(rules(annotated("shop.Stock", COMPONENT)))
                .containsExactly(KeepRule.whole(
                        "shop.Stock",
                        "annotated for " + SCANNER + ", with @Component",
                        new Trigger.ClassReached(Set.of(SCANNER))));
    }

    @Test
    void anAnnotationOfTheAnnotationCounts() {
        assertThat(rules(annotated("shop.Settings", CONFIGURATION)))
                .extracting(KeepRule::text)
                .containsExactly("-keep class shop.Settings { *; }");
    }

    @Test
    void otherClassesAreLeftToThoseWhoNameThem() {
        assertThat(rules(annotated("shop.Old", "java.lang.Deprecated"))).isEmpty();
        assertThat(RuleBench.library(annotated("org.lib.Bean", COMPONENT))
                        .rules(new ScannedClasses())
                        .rules())
                .isEmpty();
    }

    private static List<KeepRule> rules(SortedMap<String, byte[]> module) {
        return RuleBench.module(module)
                .and("spring", annotated(CONFIGURATION, COMPONENT))
                .rules(new ScannedClasses())
                .rules();
    }

    private static SortedMap<String, byte[]> annotated(String name, String annotation) {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
        file.visitAnnotation("L" + annotation.replace('.', '/') + ";", true).visitEnd();
        file.visitEnd();
        return with(classes(), name.replace('.', '/') + ".class", file.toByteArray());
    }
}
