package io.github.lambdapackager.plugin.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class JdkClassesTest {
    @Test
    void aVersionHasItsOwnMethodsAndSupertypes() {
        assertThat(methods(JdkClasses.of(21), "java/util/List")).contains("reversed()Ljava/util/List;");
        assertThat(methods(JdkClasses.of(17), "java/util/List"))
                .contains("size()I", "sort(Ljava/util/Comparator;)V")
                .doesNotContain("reversed()Ljava/util/List;");
        assertThat(reader(JdkClasses.of(21), "java/util/List").getInterfaces())
                .containsExactly("java/util/SequencedCollection");
        assertThat(reader(JdkClasses.of(17), "java/util/List").getInterfaces()).containsExactly("java/util/Collection");
        assertThat(JdkClasses.of(8).find("javax/xml/bind/JAXBContext")).isPresent();
        assertThat(JdkClasses.of(11).find("javax/xml/bind/JAXBContext")).isEmpty();
        assertThat(JdkClasses.of(17).find("jdk/internal/misc/Unsafe")).isEmpty();
    }

    @Test
    void aVersionWithoutARuntimeHasTheApiOfTheOneBefore() {
        assertThat(JdkClasses.of(24)).isSameAs(JdkClasses.of(21));
        assertThatThrownBy(() -> JdkClasses.of(7)).hasMessage("no API of Java 7");
    }

    /** The JDK that runs this is the judge: whatever it exports to everybody is in the table, and nothing else. */
    @Test
    void theApiIsThatOfTheJdkOfTheVersion() {
        int version = Runtime.version().feature();
        assumeTrue(Set.of(11, 17, 21, 25).contains(version), "no runtime of Java " + version);
        JdkClasses api = JdkClasses.of(version);
        Map<String, Set<String>> missing = new HashMap<>();
        Map<String, Set<String>> surplus = new HashMap<>();
        exportedClasses().forEach((name, bytes) -> {
            Set<String> real = methods(bytes);
            Set<String> known = methods(api, name);
            Set<String> later = methods(JdkClasses.of(25), name);
            real.stream()
                    // Updates of a JDK take methods over from later versions.
                    .filter(method -> !known.contains(method) && !later.contains(method))
                    .forEach(method -> missing.computeIfAbsent(name, key -> new TreeSet<>())
                            .add(method));
            known.stream()
                    .filter(method -> !real.contains(method))
                    .forEach(method -> surplus.computeIfAbsent(name, key -> new TreeSet<>())
                            .add(method));
        });
        assertThat(missing).isEmpty();
        assertThat(surplus).isEmpty();
    }

    private static Map<String, byte[]> exportedClasses() {
        Map<String, byte[]> classes = new HashMap<>();
        ModuleFinder.ofSystem().findAll().stream()
                .filter(module -> module.descriptor().name().startsWith("java."))
                .forEach(module -> read(module, classes));
        // A public class inside one that is not public is out of reach.
        Set<String> reachable = new TreeSet<>(classes.keySet());
        reachable.removeIf(name -> name.contains("$") && !classes.containsKey(name.substring(0, name.indexOf('$'))));
        classes.keySet().retainAll(reachable);
        return classes;
    }

    private static void read(ModuleReference module, Map<String, byte[]> classes) {
        Set<String> exported = module.descriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            List<String> files = names.filter(name -> name.endsWith(".class") && name.contains("/"))
                    .filter(name -> exported.contains(
                            name.substring(0, name.lastIndexOf('/')).replace('/', '.')))
                    .toList();
            for (String file : files) {
                byte[] bytes = reader.open(file).orElseThrow().readAllBytes();
                if ((new ClassReader(bytes).getAccess() & Opcodes.ACC_PUBLIC) != 0) {
                    classes.put(file.substring(0, file.length() - ".class".length()), bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassReader reader(JdkClasses api, String name) {
        return new ClassReader(api.find(name).orElseThrow());
    }

    private static Set<String> methods(JdkClasses api, String name) {
        return api.find(name).map(JdkClassesTest::methods).orElse(Set.of());
    }

    /** The methods that others can override or call. */
    private static Set<String> methods(byte[] bytes) {
        Set<String> methods = new TreeSet<>();
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String[] exceptions) {
                                if ((access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0) {
                                    methods.add(name + descriptor);
                                }
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE);
        return methods;
    }
}
