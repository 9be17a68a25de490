package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapperCallsTest {
    private static final Map<String, String> LIBRARY = Map.of(
            "com.google.gson.Gson",
            """
            package com.google.gson;
            public class Gson {
                public String toJson(Object object) { return ""; }
                public <T> T fromJson(String json, Class<T> type) { return null; }
                public String toJson(JsonElement element) { return ""; }
            }""",
            "com.google.gson.JsonElement",
            "package com.google.gson; public class JsonElement { public Gson getOwner() { return null; } }",
            "org.lib.Order",
            "package org.lib; public class Order { public java.util.List<Line> lines; private Customer customer; }",
            "org.lib.Line",
            "package org.lib; public class Line {}",
            "org.lib.Customer",
            "package org.lib; public class Customer {}",
            "org.lib.Other",
            "package org.lib; public class Other {}");

    @TempDir
    Path folder;

    @Test
    void whatIsGivenToAMapperIsMappedWithItsProperties() {
        assertThat(rules("""
                String run(org.lib.Order order) { new org.lib.Other(); return new com.google.gson.Gson().toJson(order); }"""))
                .containsExactlyInAnyOrder(
                        rule("org.lib.Order", "mapped by Caller"),
                        rule("org.lib.Line", "field lines of org.lib.Order, mapped by Caller"),
                        rule("org.lib.Customer", "field customer of org.lib.Order, mapped by Caller"));
    }

    @Test
    void aClassLiteralThatIsGivenToAMapperIsMapped() {
        assertThat(rules("""
                Object run(String json) { return new com.google.gson.Gson().fromJson(json, org.lib.Line.class); }""")).containsExactly(rule("org.lib.Line", "mapped by Caller"));
    }

    @Test
    void aClassLiteralThatAMethodOfTheSameClassHandsToAMapperIsMapped() {
        assertThat(rules("""
                Object run(String json) { return read(json, org.lib.Order.class); }
                <T> T read(String json, Class<T> type) { return new com.google.gson.Gson().fromJson(json, type); }"""))
                .contains(
                        rule("org.lib.Order", "mapped by Caller"),
                        rule("org.lib.Line", "field lines of org.lib.Order, mapped by Caller"));
    }

    @Test
    void whatAnyPathGivesIsMapped() {
        assertThat(rules("""
                String run(boolean one) {
                    Object given = one ? new org.lib.Line() : new org.lib.Other();
                    return new com.google.gson.Gson().toJson(given); }"""))
                .containsExactly(rule("org.lib.Line", "mapped by Caller"), rule("org.lib.Other", "mapped by Caller"));
    }

    @Test
    void theMappersOwnTypesNeedNoMapping() {
        assertThat(rules("""
                String run(com.google.gson.JsonElement json) { return new com.google.gson.Gson().toJson(json); }""")).isEmpty();
    }

    private List<KeepRule> rules(String method) {
        SortedMap<String, byte[]> library = compile(folder, LIBRARY);
        SortedMap<String, byte[]> all = new TreeMap<>(library);
        all.putAll(compile(folder, Map.of("Caller", "public class Caller { " + method + " }"), library));
        return RuleBench.library(all).rules(new MapperCalls()).rules();
    }

    private static KeepRule rule(String type, String reason) {
        return KeepRule.whole(type, reason, new Trigger.ClassReached(Set.of("Caller")));
    }
}
