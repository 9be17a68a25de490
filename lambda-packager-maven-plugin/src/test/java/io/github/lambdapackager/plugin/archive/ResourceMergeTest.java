package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceMergeTest {
    @Test
    void providersOfAServiceFollowEachOtherWithoutCommentsAndDuplicates() {
        assertThat(merge("META-INF/services/java.sql.Driver", "# ours\nacme.A # fast\nacme.B\n", "acme.C\r\n acme.A "))
                .contains("acme.A\nacme.B\nacme.C\n");
    }

    @Test
    void whatOnlyLooksLikeAServiceIsNotMerged() {
        String name = "META-INF/services/org.codehaus.groovy.runtime.ExtensionModule";

        assertThat(merge(name, "moduleName=a\n", "moduleName=b\n")).isEmpty();
    }

    @Test
    void importsOfSpringBootFollowEachOther() {
        String name = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

        assertThat(merge(name, "acme.B\n", "acme.A\n")).contains("acme.B\nacme.A\n");
    }

    @Test
    void interceptorsOfTheAwsSdkFollowEachOther() {
        assertThat(merge("software/amazon/awssdk/global/handlers/execution.interceptors", "acme.B", "acme.A"))
                .contains("acme.B\nacme.A\n");
    }

    @Test
    void listsOfSpringFactoriesAreJoinedByKey() {
        assertThat(merge("META-INF/spring.factories", "k=acme.A,\\\n  acme.B\nother=x", "k=acme.C, acme.A\nlast=y"))
                .contains("k=acme.A,acme.B,acme.C\nlast=y\nother=x\n");
    }

    @Test
    void aotFactoriesAreJoinedAsSpringFactoriesAre() {
        assertThat(merge("META-INF/spring/aot.factories", "k=acme.A", "k=acme.B"))
                .contains("k=acme.A,acme.B\n");
    }

    @Test
    void schemasOfDifferentKeysJoin() {
        assertThat(merge("META-INF/spring.schemas", "http\\://a=a.xsd", "http\\://b=b.xsd\nhttp\\://a=a.xsd"))
                .contains("http\\://a=a.xsd\nhttp\\://b=b.xsd\n");
    }

    @Test
    void schemasThatContradictEachOtherStayApart() {
        assertThat(merge("META-INF/spring.schemas", "http\\://a=a.xsd", "http\\://a=b.xsd"))
                .isEmpty();
    }

    @Test
    void malformedPropertiesStayApart() {
        assertThat(merge("META-INF/spring.factories", "k=\\u00zz", "k=acme.A")).isEmpty();
    }

    @Test
    void malformedPluginListsStayApart() {
        assertThat(merge(Log4jPluginFile.PATH, "no list", "no list")).isEmpty();
    }

    @Test
    void anyOtherFileIsNotMergedEvenWhenItIsTheSame() {
        assertThat(merge("application.properties", "a=1", "a=1")).isEmpty();
    }

    private static Optional<String> merge(String name, String earlier, String later) {
        return ResourceMerge.merge(name, Samples.bytes(earlier), Samples.bytes(later))
                .map(Samples::text);
    }
}
