package io.github.lambdapackager.publisher.api;

import io.github.lambdapackager.publisher.model.ApiChange.Impact;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiMethod;
import japicmp.model.JApiSemanticVersionLevel;
import java.util.Optional;
import javassist.CtClass;
import javassist.CtMethod;

/**
 * What a change that japicmp found means for consumers. It follows japicmp, but for what chapter 13 of the Java Language
 * Specification, or the compiler, sees otherwise.
 */
final class Judgement {
    private final JApiClass type;

    Judgement(JApiClass type) {
        this.type = type;
    }

    /** Empty when somebody else tells of it. */
    Optional<Impact> impact(JApiCompatibilityChange change, Optional<JApiMethod> method) {
        return switch (change.getType()) {
            // "added" is told of each new method
            case METHOD_ADDED_TO_PUBLIC_CLASS -> Optional.empty();
            // 13.4.18: native is nothing that a caller links to
            case METHOD_NOW_NATIVE -> Optional.of(Impact.NONE);
            // 13.4.10; sources may go through an object
            case FIELD_NOW_STATIC -> Optional.of(Impact.BREAKS_BINARIES);
            // 13.5.6: whoever implements it goes on, but there is nothing left for a lambda
            case METHOD_ABSTRACT_NOW_DEFAULT -> Optional.of(Impact.of(false, !hasAbstractMethod(), Impact.ADDITION));
            case METHOD_RETURN_TYPE_CHANGED, METHOD_RETURN_TYPE_COVARIANT_CHANGED -> method.map(this::otherResult);
            case METHOD_ADDED_TO_INTERFACE, METHOD_ABSTRACT_ADDED_TO_CLASS ->
                isImplementedByConsumers(method) ? Optional.of(Impact.BREAKS_SOURCES) : Optional.empty();
            default -> Optional.of(asJapicmpSays(change));
        };
    }

    private static Impact asJapicmpSays(JApiCompatibilityChange change) {
        boolean isMore = change.getType().getSemanticVersionLevel() == JApiSemanticVersionLevel.MINOR
                && change.getType() != JApiCompatibilityChangeType.ANNOTATION_REMOVED;
        return Impact.of(
                !change.isBinaryCompatible(), !change.isSourceCompatible(), isMore ? Impact.ADDITION : Impact.NONE);
    }

    private boolean hasAbstractMethod() {
        return type.getNewClass()
                .map(javassist -> Javassist.hasAbstractMethod(javassist))
                .orElse(false);
    }

    /** An annotation's element with a default is written by nobody, and what is closed is implemented by nobody else. */
    private boolean isImplementedByConsumers(Optional<JApiMethod> method) {
        boolean hasDefault = method.flatMap(JApiMethod::getNewMethod)
                .filter(Javassist::hasDefault)
                .isPresent();
        return !hasDefault && type.getOldClass().filter(Javassist::isClosed).isEmpty();
    }

    /** 13.4.15: callers link to the result's type, and only a bridge keeps the old one; those who override name it. */
    private Impact otherResult(JApiMethod method) {
        CtClass now = type.getNewClass().orElseThrow();
        CtMethod before = method.getOldMethod().orElseThrow();
        boolean isNarrower = method.getNewMethod()
                .filter(after -> Javassist.isResultNarrower(before, after))
                .isPresent();
        return Impact.of(
                !Javassist.resolves(now, before),
                !isNarrower || Javassist.isOverridable(type.getOldClass().orElseThrow(), before),
                Impact.ADDITION);
    }
}
