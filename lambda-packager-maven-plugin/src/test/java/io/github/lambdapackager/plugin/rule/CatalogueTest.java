package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.rule.Catalogue.Entry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void aPatternCountsForEachOfItsReaders() {
        Entry entry = read("""
                # Comments say what it is about
                pattern made
                keep -keep @org.lib.Made class * { *; }
                when class org.lib.Maker
                when class org.lib.OtherMaker
                when package org.lib.scan
                because the library makes it""");

        assertThat(entry.rules()).containsExactly("-keep @org.lib.Made class * { *; }");
        assertThat(entry.reason()).isEqualTo("the library makes it");
        assertThat(entry.readers())
                .containsExactly(
                        new Trigger.ClassReached(Set.of("org.lib.Maker", "org.lib.OtherMaker")),
                        new Trigger.PackageReached("org.lib.scan"));
    }

    @Test
    void withoutAReaderItAlwaysCounts() {
        assertThat(read("pattern a\nkeep -keep class org.lib.A\nbecause of something")
                        .readers())
                .containsExactly(new Trigger.Always());
    }

    @Test
    void aServiceMayHaveReadersThatItsNameDoesNotTell() {
        assertThat(CATALOGUE.readersOf("software.amazon.awssdk.http.async.SdkAsyncHttpService"))
                .hasValue(List.of(new Trigger.ClassReached(Set.of(
                        "software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder",
                        "software.amazon.awssdk.imds.Ec2MetadataAsyncClient"))));
        assertThat(CATALOGUE.readersOf("org.lib.Service")).isEmpty();
    }

    @Test
    void clientsOfAwsSdk2AreNamedInMetadataWhereTestsMockThem() {
        assertThat(CATALOGUE.isKnownBetter("software.amazon.awssdk.services.ssm.SsmClient"))
                .isTrue();
        assertThat(CATALOGUE.isKnownBetter("software.amazon.awssdk.services.ssm.model.Tag"))
                .isFalse();
        assertThat(CATALOGUE.isKnownBetter("org.lib.SsmClient")).isFalse();
    }

    @Test
    void whatASettingMustNameMetadataNamesForNobody() {
        assertThat(CATALOGUE.isKnownBetter("org.quartz.impl.jdbcjobstore.JobStoreTX"))
                .isTrue();
        assertThat(CATALOGUE.isKnownBetter("org.quartz.impl.jdbcjobstore.StdJDBCDelegate"))
                .isFalse();
    }

    @Test
    void whatForwardsCallsIsKnownBetterThanMetadataTells() {
        assertThat(CATALOGUE.isKnownBetter("io.lettuce.core.api.sync.RedisCommands"))
                .isTrue();
        assertThat(CATALOGUE.isKnownBetter("io.lettuce.core.AbstractRedisAsyncCommands"))
                .isTrue();
        assertThat(CATALOGUE.isKnownBetter("io.lettuce.core.RedisClient")).isFalse();
    }

    @Test
    void aPatternCanBeLeftOut() throws PackagingException {
        var catalogue = new Catalogue(RuleSources.without(Set.of("pattern:spring-factories"), KeepRules.ids()));

        assertThat(CATALOGUE.isClassList("META-INF/spring.factories")).isTrue();
        assertThat(catalogue.isClassList("META-INF/spring.factories")).isFalse();
        assertThat(catalogue.entries()).hasSize(CATALOGUE.entries().size() - 1);
    }

    @Test
    void noTwoPatternsHaveTheSameName() {
        assertThat(KeepRules.ids())
                .contains("pattern:protobuf", "built-in:enums")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPatternOfOurOwnHasAReasonThatAReportCanShow() {
        assertThat(CATALOGUE.rules())
                .isNotEmpty()
                .extracting(KeepRule::reason)
                .allMatch(reason -> reason.startsWith("pattern: ") && reason.length() > "pattern: ".length() + 10);
    }

    @Test
    void whatCannotBeReadIsAnErrorOfTheFile() {
        assertThatThrownBy(() -> read("keeps -keep class A"))
                .hasMessage(
                        "catalogue.txt: \"keeps -keep class A\" begins with none of pattern, list, key, always, service, mocked, setting, forward, keep, when and because");
        assertThatThrownBy(() -> read("keep -keep class A\nbecause of something"))
                .hasMessage("catalogue.txt: \"keep -keep class A\" is in a paragraph with 0 names, not one");
        assertThatThrownBy(() -> read("keep -keep class A"))
                .hasMessage("catalogue.txt: \"-keep class A\" has no reason");
        assertThatThrownBy(() -> read("pattern a\nkeep -keep clas A\nbecause of something"))
                .hasMessageStartingWith("catalogue.txt: \"-keep clas A\" is no rule: ");
        assertThatThrownBy(() -> read("pattern a\nlist a.list\nkey word"))
                .hasMessage("catalogue.txt: \"key word\" is no key class or key namespace");
        assertThatThrownBy(() -> read("pattern a\nforward a/*"))
                .hasMessage("catalogue.txt: \"forward a/*\" is no forward PATTERN to PATTERN");
    }

    private static Entry read(String text) {
        return Catalogue.read(text).get(0);
    }
}
