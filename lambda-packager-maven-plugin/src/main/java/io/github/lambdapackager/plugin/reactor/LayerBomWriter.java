package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;

/** Writes the BOM of a layer: what it provides, for projects that compile against it and package none of it. */
public final class LayerBomWriter {
    private static final String SUFFIX = "-layer-bom";
    private static final String POM = "pom";

    private final MavenProject project;
    private final Path folder;

    /** Writes BOMs of that project's group and version into the folder. */
    public LayerBomWriter(MavenProject project, Path folder) {
        this.project = project;
        this.folder = folder;
    }

    /** The BOM as an artifact of its own, for layers that hold their artifacts whole. */
    public Artifact write(ManifestLayer layer) throws IOException {
        Model bom = bom(layer);
        Path file = folder.resolve(bom.getArtifactId() + ".pom");
        try (Writer writer = Files.newBufferedWriter(file)) {
            new MavenXpp3Writer().write(writer, bom);
        }
        Artifact artifact = new DefaultArtifact(
                bom.getGroupId(),
                bom.getArtifactId(),
                bom.getVersion(),
                null,
                POM,
                null,
                new DefaultArtifactHandler(POM));
        artifact.setFile(file.toFile());
        return artifact;
    }

    private Model bom(ManifestLayer layer) {
        Model bom = new Model();
        bom.setModelEncoding("UTF-8");
        bom.setModelVersion("4.0.0");
        bom.setGroupId(project.getGroupId());
        bom.setArtifactId(layer.name() + SUFFIX);
        bom.setVersion(project.getVersion());
        bom.setPackaging(POM);
        bom.setName("Layer " + layer.name());
        bom.setDescription("What the Lambda layer " + layer.name() + " provides, content " + layer.contentDigest());
        DependencyManagement provided = new DependencyManagement();
        layer.artifacts().stream()
                .sorted(Comparator.comparing(Coordinates::toString))
                .map(LayerBomWriter::provided)
                .forEach(provided::addDependency);
        bom.setDependencyManagement(provided);
        return bom;
    }

    private static Dependency provided(Coordinates coordinates) {
        Dependency dependency = new Dependency();
        dependency.setGroupId(coordinates.groupId());
        dependency.setArtifactId(coordinates.artifactId());
        dependency.setVersion(coordinates.version());
        if (!coordinates.classifier().isEmpty()) {
            dependency.setClassifier(coordinates.classifier());
        }
        dependency.setScope(Artifact.SCOPE_PROVIDED);
        return dependency;
    }
}
