package io.github.lambdapackager.plugin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.github.lambdapackager.plugin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PLUGIN = "io.github.lambdapackager.plugin.";
    private static final List<String> STEPS =
            List.of("reactor", "handler", "layer", "archive", "rule", "shake", "link", "verify", "report", "cache");

    @ArchTest
    static void aStepKnowsTheModelAndNoOtherStep(JavaClasses all) {
        for (String step : STEPS) {
            String[] others = STEPS.stream()
                    .filter(other -> !other.equals(step))
                    .map(other -> PLUGIN + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(PLUGIN + step + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(others).or(resideInAnyPackage(PLUGIN + "build..", PLUGIN + "mojo..")))
                    .because("steps are composed in build and mojo")
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_STEP = noClasses()
            .that()
            .resideInAPackage(PLUGIN + "model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STEPS.stream().map(step -> PLUGIN + step + "..").toArray(String[]::new));

    @ArchTest
    static final ArchRule THE_BUILD_KNOWS_NO_MOJO = noClasses()
            .that()
            .resideInAPackage(PLUGIN + "build..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PLUGIN + "mojo..");

    @ArchTest
    static final ArchRule PROGUARD_LIVES_IN_SHAKE_AND_RULE = onlyIn("proguard..", "shake", "rule");

    @ArchTest
    static final ArchRule COMMONS_COMPRESS_LIVES_IN_ARCHIVE = onlyIn("org.apache.commons.compress..", "archive");

    @ArchTest
    static final ArchRule ASM_LIVES_WHERE_CLASSES_ARE_READ =
            onlyIn("org.objectweb.asm..", "handler", "jdk", "rule", "shake", "link", "verify");

    @ArchTest
    static final ArchRule MAVEN_LIVES_IN_MOJO_AND_REACTOR = noClasses()
            .that()
            .resideOutsideOfPackages(PLUGIN + "mojo..", PLUGIN + "reactor..", PLUGIN + "resolve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "org.codehaus.plexus..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Manager|Helper|Impl|Processor|Factory|Service)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    static final ArchRule A_MOJO_ENDS_IN_MOJO_AND_LIVES_IN_MOJO = classes()
            .that()
            .areAssignableTo("org.apache.maven.plugin.Mojo")
            .should()
            .resideInAPackage(PLUGIN + "mojo..");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        // Java 8 does not know the annotation's targets.
        assertThat(all.stream().map(type -> type.getPackage()).distinct())
                .filteredOn(type -> !type.getName().equals(PLUGIN + "verify.child"))
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(NullMarked.class))
                        .as(type.getName())
                        .isTrue());
    }

    private static ArchRule onlyIn(String library, String... homes) {
        String[] packages =
                List.of(homes).stream().map(home -> PLUGIN + home + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
