package io.github.lambdapackager.plugin.rule;

/** Something in an artifact that names classes which no code names. */
interface RuleSource {
    /** The rules that one artifact brings; the same for every function. */
    CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes);
}
