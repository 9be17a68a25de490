package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;

/** A module's POM as consumers need it: without parent, properties and build, with the versions that were resolved. */
final class FlatPom {
    private final MavenProject project;

    /** @param project with its artifacts */
    FlatPom(MavenProject project) {
        this.project = project;
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            new MavenXpp3Writer().write(writer, model());
        }
        return file;
    }

    /** What would be another artifact for each reader, or none. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        for (Dependency dependency : inherited()) {
            if ("system".equals(dependency.getScope())) {
                violations.add(violation(dependency, "is a file of this machine (scope system)", "publish it, too"));
            }
        }
        return violations;
    }

    private Violation violation(Dependency dependency, String problem, String remedy) {
        return new Violation(
                "library " + project.getArtifactId(),
                "its dependency " + dependency.getGroupId() + ":" + dependency.getArtifactId() + ":"
                        + dependency.getVersion() + " " + problem,
                remedy);
    }

    private Model model() {
        Model effective = project.getModel();
        Model flat = new Model();
        flat.setModelVersion("4.0.0");
        flat.setModelEncoding("UTF-8");
        flat.setGroupId(project.getGroupId());
        flat.setArtifactId(project.getArtifactId());
        flat.setVersion(project.getVersion());
        flat.setPackaging(project.getPackaging());
        flat.setName(effective.getName());
        flat.setDescription(effective.getDescription());
        flat.setUrl(effective.getUrl());
        flat.setInceptionYear(effective.getInceptionYear());
        flat.setOrganization(effective.getOrganization());
        flat.setLicenses(effective.getLicenses());
        flat.setDevelopers(effective.getDevelopers());
        flat.setContributors(effective.getContributors());
        flat.setScm(effective.getScm());
        flat.setIssueManagement(effective.getIssueManagement());
        flat.setDependencies(inherited().stream().map(this::resolved).toList());
        return flat;
    }

    private List<Dependency> inherited() {
        return project.getDependencies().stream()
                .filter(dependency -> !"test".equals(dependency.getScope()))
                .toList();
    }

    /** A range, or a word such as {@code LATEST}, becomes the version that this build has. */
    private Dependency resolved(Dependency dependency) {
        Dependency resolved = dependency.clone();
        artifact(dependency).ifPresent(artifact -> resolved.setVersion(artifact.getBaseVersion()));
        return resolved;
    }

    private Optional<Artifact> artifact(Dependency dependency) {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getDependencyConflictId().equals(dependency.getManagementKey()))
                .findFirst();
    }
}
