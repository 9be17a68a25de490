package io.github.lambdapackager.publisher.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PolicyFormatTest {
    @Test
    void whatIsWrittenIsRead() {
        Set<Grant> grants = Set.of(Grant.account("222222222222"), Grant.organization("o-abcdefghij"), Grant.PUBLIC);

        assertThat(PolicyFormat.read(PolicyFormat.write(grants, "arn"))).isEqualTo(Grants.of(grants));
    }

    @Test
    void aStatementThatSaysSomethingElseIsNoGrant() {
        assertThat(PolicyFormat.read("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Sid": "denied", "Effect": "Deny", "Principal": "*", "Action": "lambda:GetLayerVersion"},
                          {"Sid": "user", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:user/x"},
                           "Action": "lambda:GetLayerVersion"},
                          {"Sid": "address", "Effect": "Allow", "Principal": "*", "Action": "lambda:GetLayerVersion",
                           "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}},
                          {"Sid": "plain", "Effect": "Allow", "Principal": {"AWS": "333333333333"},
                           "Action": "lambda:GetLayerVersion"}]}
                        """))
                .isEqualTo(new Grants(
                        new TreeSet<>(Set.of(Grant.account("333333333333"))), List.of("denied", "user", "address")));
    }
}
