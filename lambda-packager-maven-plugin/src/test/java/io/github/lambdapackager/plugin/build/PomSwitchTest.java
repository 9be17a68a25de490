package io.github.lambdapackager.plugin.build;

import static io.github.lambdapackager.plugin.build.Poms.money;
import static io.github.lambdapackager.plugin.build.Poms.pom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.SharedLibrary.Before;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PomSwitchTest {
    private static final String MANAGED = """
        <?xml version="1.0" encoding="%s"?>
        <!-- Größe: <version>1.0.0</version> in a comment is no version. -->
        <project xmlns="http://maven.apache.org/POM/4.0.0"
        \t xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <groupId>com.example</groupId>   <artifactId>shop</artifactId><version>1.0.0</version>
          <properties><money.version>1.0.0</money.version></properties>
          <dependencyManagement>
            <dependencies>
              <dependency> <!-- é --> <groupId>${project.groupId}</groupId><artifactId>money</artifactId>
        \t<version
                  >\t${project.version}
                </version></dependency>
              <dependency><groupId>com.example</groupId><artifactId>other</artifactId><version>1.0.0</version></dependency>
            </dependencies>
          </dependencyManagement>
          <dependencies><dependency><groupId>com.example</groupId><artifactId>money</artifactId><version>${money.version}</version><scope>test</scope></dependency></dependencies>
          <profiles><profile><id>it</id>
            <dependencies>
              <dependency>
                <version>1.0.0</version><!-- first -->
                <artifactId>money</artifactId>
                <groupId>com.example</groupId>
              </dependency>
            </dependencies></profile></profiles>
        </project>
        <!-- the end -->\
        """;

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, '\n', ''",
        "UTF-8, UTF-8, '\r\n', ''",
        "UTF-8, UTF-8, '\n', '\uFEFF'",
        "UTF-8, UTF-8, '\r\n', '\uFEFF'",
        "ISO-8859-1, ISO-8859-1, '\r\n', ''",
        "windows-1252, windows-1252, '\n', ''",
        "UTF-16, UTF-16LE, '\n', '\uFEFF'",
        "UTF-16, UTF-16BE, '\r\n', '\uFEFF'"
    })
    void onlyVersionsChangeAndTheWayBackGivesTheSameBytes(String declared, String charset, String end, String mark)
            throws Exception {
        String text = mark + MANAGED.formatted(declared).replace("\n", end);
        Poms poms = new Poms(root).write("pom.xml", text, Charset.forName(charset));
        byte[] original = Files.readAllBytes(root.resolve("pom.xml"));

        PomSwitch.Outcome there = poms.pomSwitch().toRelease("2.5.0", List.of());
        new FileChanges(there.changes()).write();

        String expected = text.replace("\t${project.version}", "\t2.5.0")
                .replace("${money.version}", "2.5.0")
                .replace("1.0.0</version><!-- first", "2.5.0</version><!-- first");
        assertThat(Files.readString(root.resolve("pom.xml"), Charset.forName(charset)))
                .isEqualTo(expected);
        assertThat(there.before())
                .containsExactly(
                        new Before("pom.xml", "dependencyManagement", "${project.version}"),
                        new Before("pom.xml", "dependencies", "${money.version}"),
                        new Before("pom.xml", "profile it: dependencies", "1.0.0"));

        new FileChanges(poms.pomSwitch().back(there.before()).changes()).write();

        assertThat(Files.readAllBytes(root.resolve("pom.xml"))).isEqualTo(original);
    }

    @Test
    void everyConsumerOfTheTreeIsSwitchedAndAManagedOneNeedsNoChange() throws Exception {
        Poms poms = new Poms(root)
                .write("orders/pom.xml", pom(money("<version>1.0.0</version>")))
                .write("shared/prices/pom.xml", pom(money("<version>${project.version}</version>")))
                .write("billing/pom.xml", pom(money("")));

        PomSwitch.Outcome outcome = poms.pomSwitch().toRelease("1.1.0", List.of());

        assertThat(outcome.changes().stream()
                        .map(change -> root.relativize(change.file()).toString()))
                .containsExactly("orders/pom.xml", "shared/prices/pom.xml");
        assertThat(outcome.lines())
                .containsExactly(
                        "dependencies of orders/pom.xml: 1.0.0 → 1.1.0",
                        "dependencies of shared/prices/pom.xml: ${project.version} → 1.1.0");
    }

    @Test
    void aNewerReleaseKeepsWhatStoodThereFirst() throws Exception {
        Poms poms = new Poms(root).write("orders/pom.xml", pom(money("<version>${project.version}</version>")));
        PomSwitch.Outcome first = poms.pomSwitch().toRelease("1.1.0", List.of());
        new FileChanges(first.changes()).write();

        PomSwitch.Outcome second = poms.pomSwitch().toRelease("1.2.0", first.before());

        assertThat(second.before()).isEqualTo(first.before());
        assertThat(second.lines()).containsExactly("dependencies of orders/pom.xml: 1.1.0 → 1.2.0");
    }

    @Test
    void aConsumerWithAReleaseOfItsOwnKeepsItBothWays() throws Exception {
        Poms poms = new Poms(root)
                .write("old/pom.xml", pom(money("<version>0.9.0</version>")))
                .write("orders/pom.xml", pom(money("<version>1.0.0</version>")));

        PomSwitch.Outcome there = poms.pomSwitch().toRelease("1.1.0", List.of());
        assertThat(there.lines())
                .containsExactly(
                        "dependencies of old/pom.xml has version 0.9.0 already, and keeps it",
                        "dependencies of orders/pom.xml: 1.0.0 → 1.1.0");
        assertThat(there.before()).containsExactly(new Before("orders/pom.xml", "dependencies", "1.0.0"));
        new FileChanges(there.changes()).write();

        assertThat(poms.pomSwitch().back(there.before()).lines())
                .containsExactly(
                        "dependencies of old/pom.xml has version 0.9.0 of its own, which was not switched: write"
                                + " ${project.version} there for the reactor's",
                        "dependencies of orders/pom.xml: 1.1.0 → 1.0.0");
    }

    @Test
    void aDependencyThatIsGoneIsNotPutBack() throws Exception {
        Poms poms = new Poms(root).write("orders/pom.xml", pom(""));

        assertThat(poms.pomSwitch()
                        .back(List.of(new Before("orders/pom.xml", "dependencies", "1.0.0")))
                        .changes())
                .isEmpty();
    }

    @Test
    void aDependencyForTheOrderAloneStays() throws Exception {
        Poms poms = new Poms(root)
                .write("orders/pom.xml", pom(money("<version>1.0.0</version>")))
                .write("layers/pom.xml", pom(money("<version>1.0.0</version><type>pom</type>")));

        assertThat(poms.pomSwitch().toRelease("1.1.0", List.of()).changes()).hasSize(1);
    }

    @Test
    void aRangeIsRefused() throws Exception {
        assertRefused(
                "<version>[1.0,2.0)</version>",
                "the version of com.example:money is a range, [1.0,2.0), and may mean the reactor's or a release",
                "write the one version that is meant, such as ${project.version}");
    }

    @Test
    void aPropertyWithoutAValueIsRefused() throws Exception {
        assertRefused(
                "<version>${elsewhere}</version>",
                "nothing gives the version of com.example:money, ${elsewhere}, a value",
                "run the goal with the profile that does (-P), or write the version itself");
    }

    @ParameterizedTest
    @CsvSource({"<type>test-jar</type>, type test-jar", "<classifier>tests</classifier>, classifier tests"})
    void whatAReleaseDoesNotHaveIsRefused(String more, String what) throws Exception {
        assertRefused(
                "<version>1.0.0</version>" + more,
                "it takes com.example:money with " + what + ", which a released library does not have",
                "move what it needs into a module of its own, or keep the module embedded");
    }

    @Test
    void aModuleThatNoPomTakesFromTheReactorIsRefused() throws Exception {
        Poms poms = new Poms(root).write("orders/pom.xml", pom(""));

        assertThatThrownBy(() -> poms.pomSwitch().toRelease("1.1.0", List.of()))
                .hasMessage("com.example:money: no POM of the build takes the version that the reactor makes, 1.0.0\n"
                        + "  → run the goal at the root of the repository, for a module that others depend on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0<!-- why -->.0", "<![CDATA[1.0.0]]>", "1&#46;0.0"})
    void aVersionThatIsNotPlainTextIsRefused(String written) throws Exception {
        Poms poms = new Poms(root).write("orders/pom.xml", pom(money("<version>" + written + "</version>")));

        assertThatThrownBy(poms::places)
                .hasMessage("POM " + root.resolve("orders/pom.xml") + ": the version of com.example:money in its"
                        + " dependencies is written with a comment, an entity or CDATA\n"
                        + "  → write it as plain text");
    }

    @Test
    void aPomInAnotherEncodingThanItSaysIsRefused() throws Exception {
        Poms poms = new Poms(root)
                .write(
                        "orders/pom.xml",
                        pom("<!-- é -->" + money("<version>1.0.0</version>")),
                        StandardCharsets.ISO_8859_1);

        assertThatThrownBy(poms::places)
                .hasMessageStartingWith("POM " + root.resolve("orders/pom.xml") + ": it is not ");
    }

    private void assertRefused(String more, String problem, String remedy) throws Exception {
        Poms poms = new Poms(root).write("orders/pom.xml", pom(money(more)));

        assertThatThrownBy(() -> poms.pomSwitch().toRelease("1.1.0", List.of()))
                .hasMessage("dependencies of " + root.resolve("orders/pom.xml") + ": " + problem + "\n  → " + remedy);
    }
}
