package io.github.lambdapackager.publisher.api;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.ApiChange.Impact;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiConstructor;
import japicmp.model.JApiField;
import japicmp.model.JApiGenericTemplate;
import japicmp.model.JApiHasAccessModifier;
import japicmp.model.JApiImplementedInterface;
import japicmp.model.JApiMethod;
import japicmp.model.JApiParameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changed in one class, in the words of japicmp, judged by {@link Judgement}. */
final class ClassChanges {
    private static final Set<AccessModifier> VISIBLE = EnumSet.of(AccessModifier.PUBLIC, AccessModifier.PROTECTED);

    private final JApiClass type;
    private final Judgement judgement;
    private final List<ApiChange> changes = new ArrayList<>();

    ClassChanges(JApiClass type) {
        this.type = type;
        this.judgement = new Judgement(type);
    }

    List<ApiChange> changes() {
        if (!isVisible(type)) {
            return List.of();
        }
        String name = type.getFullyQualifiedName();
        if (type.getChangeStatus() == JApiChangeStatus.NEW) {
            return List.of(new ApiChange(name, "added", Impact.ADDITION));
        }
        if (type.getChangeStatus() == JApiChangeStatus.REMOVED) {
            return List.of(new ApiChange(name, "removed", Impact.BREAKS_BOTH));
        }
        add(name, type.getCompatibilityChanges());
        add(name, type.getSuperclass().getCompatibilityChanges());
        for (JApiImplementedInterface implemented : type.getInterfaces()) {
            add(name, implemented.getCompatibilityChanges());
        }
        addTemplates(name, type.getGenericTemplates());
        type.getMethods().forEach(this::addMethod);
        type.getConstructors().forEach(this::addConstructor);
        type.getFields().forEach(this::addField);
        changes.addAll(new UnnoticedChanges(type).changes());
        return changes;
    }

    private void addMethod(JApiMethod method) {
        if (!isVisible(method)) {
            return;
        }
        String name = type.getFullyQualifiedName() + "." + method.getName() + parameters(method);
        addTemplates(name, method.getGenericTemplates());
        add(name, method.getReturnType().getCompatibilityChanges());
        add(name, method.getCompatibilityChanges(), Optional.of(method));
        for (JApiParameter parameter : method.getParameters()) {
            add(name, parameter.getCompatibilityChanges());
        }
        if (method.getChangeStatus() == JApiChangeStatus.NEW) {
            changes.add(new ApiChange(name, "added", Impact.ADDITION));
        }
        addWidened(name, method);
        addDeprecated(name, method.getAnnotations());
    }

    private void addConstructor(JApiConstructor constructor) {
        if (!isVisible(constructor)) {
            return;
        }
        String name = type.getFullyQualifiedName() + parameters(constructor);
        addTemplates(name, constructor.getGenericTemplates());
        add(name, constructor.getCompatibilityChanges());
        for (JApiParameter parameter : constructor.getParameters()) {
            add(name, parameter.getCompatibilityChanges());
        }
        if (constructor.getChangeStatus() == JApiChangeStatus.NEW) {
            changes.add(new ApiChange(name, "added", Impact.ADDITION));
        }
        addWidened(name, constructor);
    }

    private void addField(JApiField field) {
        if (!isVisible(field)) {
            return;
        }
        String name = type.getFullyQualifiedName() + "." + field.getName();
        add(name, field.getCompatibilityChanges());
        if (field.getChangeStatus() == JApiChangeStatus.NEW && !Javassist.isEnumConstant(field.getNewFieldOptional())) {
            changes.add(new ApiChange(name, "added", Impact.ADDITION));
        }
        addWidened(name, field);
    }

    private void addTemplates(String name, List<JApiGenericTemplate> templates) {
        templates.forEach(template -> add(name + " <" + template.getName() + ">", template.getCompatibilityChanges()));
    }

    private void addDeprecated(String name, List<japicmp.model.JApiAnnotation> annotations) {
        annotations.forEach(annotation -> add(name, annotation.getCompatibilityChanges()));
    }

    private void addWidened(String name, JApiHasAccessModifier element) {
        Optional<AccessModifier> old = element.getAccessModifier().getOldModifier();
        Optional<AccessModifier> now = element.getAccessModifier().getNewModifier();
        if (old.isPresent()
                && now.isPresent()
                && now.get().getLevel() > old.get().getLevel()) {
            changes.add(new ApiChange(name, "more accessible", Impact.ADDITION));
        }
    }

    private void add(String element, List<JApiCompatibilityChange> found) {
        add(element, found, Optional.empty());
    }

    private void add(String element, List<JApiCompatibilityChange> found, Optional<JApiMethod> method) {
        for (JApiCompatibilityChange change : found) {
            judgement
                    .impact(change, method)
                    .ifPresent(impact -> changes.add(new ApiChange(element, words(change.getType()), impact)));
        }
    }

    /** {@code METHOD_NO_LONGER_STATIC}: no longer static. */
    private static String words(JApiCompatibilityChangeType type) {
        return type.name()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(class|method|field|constructor)_", "")
                .replace('_', ' ');
    }

    private static String parameters(JApiBehavior behavior) {
        return behavior.getParameters().stream()
                .map(JApiParameter::getType)
                .map(ClassChanges::simple)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String simple(String type) {
        return type.startsWith("java.lang.") && type.indexOf('.', 10) < 0 ? type.substring(10) : type;
    }

    private static boolean isVisible(JApiHasAccessModifier element) {
        return element.getAccessModifier()
                        .getOldModifier()
                        .filter(VISIBLE::contains)
                        .isPresent()
                || element.getAccessModifier()
                        .getNewModifier()
                        .filter(VISIBLE::contains)
                        .isPresent();
    }
}
