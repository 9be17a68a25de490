package io.github.lambdapackager.publisher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    static final String ROOT = "io.github.lambdapackager.publisher";

    @ArchTest
    static final ArchRule theModelNeedsNothingButItselfAndTheJdk = classes()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".model..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule onlyTheManifestPackageKnowsJackson = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".manifest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule thePlanKnowsOnlyTheModelAndDoesNoInputOrOutput = classes()
            .that()
            .resideInAPackage(ROOT + ".plan..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    ROOT + ".model..",
                    ROOT + ".plan..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule onlyTheLambdaPackageKnowsTheAwsSdk = onlyIn("software.amazon.awssdk..", ".lambda..");

    @ArchTest
    static final ArchRule onlyTheApiPackageKnowsJapicmp = onlyIn("japicmp..", ".api..");

    @ArchTest
    static final ArchRule onlyTheApiPackageKnowsJavassist = onlyIn("javassist..", ".api..");

    @ArchTest
    static final ArchRule onlyTheContentPackageKnowsAsm = onlyIn("org.objectweb.asm..", ".content..");

    @ArchTest
    static final ArchRule onlyTheVersionPackageKnowsSemver = onlyIn("org.semver4j..", ".version..");

    @ArchTest
    static final ArchRule onlyTheRepositoryPackageKnowsResolver = onlyIn("org.eclipse.aether..", ".repository..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = onlyIn("picocli..", ".cli..");

    @ArchTest
    static final ArchRule theRegistriesKnowNeitherEachOtherNorWhoUsesThem = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".lambda..", ROOT + ".local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".apply..", ROOT + ".run..", ROOT + ".cli..");

    @ArchTest
    static final ArchRule plansAreCarriedOutOnAnyRegistry = noClasses()
            .that()
            .resideInAPackage(ROOT + ".apply..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".lambda..", ROOT + ".local..", ROOT + ".run..", ROOT + ".cli..");

    @ArchTest
    static final ArchRule nothingKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".cli..");

    @ArchTest
    static final ArchRule thePublisherKnowsNeitherThePluginNorProGuard = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.lambdapackager.plugin..", "proguard..");

    @ArchTest
    static final ArchRule onlyTheRepositoryPackageKnowsMavensSettings = onlyIn("org.apache.maven..", ".repository..");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(
                    ".*(Util|Utils|Manager|Helper|Impl|Processor|Factory|Service)|.*[.$]Abstract[A-Z][A-Za-z]*");

    private static ArchRule onlyIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes).allMatch(type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
