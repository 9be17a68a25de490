package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Finds every place in the POMs of the source tree that gives an artifact a version, profiles included. */
public final class PomVersions {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final MavenSession session;
    private final MojoExecution execution;

    public PomVersions(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /**
     * The places in the order of the modules, and in a POM from its start to its end.
     *
     * @throws PackagingException when a POM is written so that none can be replaced
     */
    public List<PomVersion> of(ArtifactKey artifact) throws PackagingException, IOException {
        List<PomVersion> versions = new ArrayList<>();
        for (MavenProject project : session.getAllProjects()) {
            PomFile pom = PomFile.read(project.getFile().toPath());
            versions.addAll(new Reading(project, pom, artifact).versions());
        }
        return versions;
    }

    /** One POM. */
    private final class Reading {
        private final MavenProject project;
        private final PomFile pom;
        private final ArtifactKey artifact;
        private final String text;
        private final PluginParameterExpressionEvaluator evaluator;
        private final List<PomVersion> found = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        Reading(MavenProject project, PomFile pom, ArtifactKey artifact) {
            this.project = project;
            this.pom = pom;
            this.artifact = artifact;
            this.text = pom.text().startsWith(String.valueOf(BYTE_ORDER_MARK))
                    ? pom.text().substring(1)
                    : pom.text();
            MavenSession own = session.clone();
            own.setCurrentProject(project);
            this.evaluator = new PluginParameterExpressionEvaluator(own, execution);
        }

        List<PomVersion> versions() throws PackagingException, IOException {
            Model model = model();
            read("", model);
            for (Profile profile : model.getProfiles()) {
                read("profile " + profile.getId() + ": ", profile);
            }
            return found;
        }

        private Model model() throws PackagingException, IOException {
            InputSource source = new InputSource();
            source.setLocation(pom.file().toString());
            try {
                return new MavenXpp3ReaderEx().read(new StringReader(text), false, source);
            } catch (XmlPullParserException e) {
                throw new PackagingException(
                        "POM " + pom.file(), "it cannot be read: " + e.getMessage(), "put it right");
            }
        }

        private void read(String where, ModelBase model) throws PackagingException {
            Optional<DependencyManagement> management = Optional.ofNullable(model.getDependencyManagement());
            for (Dependency dependency :
                    management.map(DependencyManagement::getDependencies).orElse(List.of())) {
                read(where + "dependencyManagement", dependency);
            }
            for (Dependency dependency : model.getDependencies()) {
                read(where + "dependencies", dependency);
            }
        }

        private void read(String section, Dependency dependency) throws PackagingException {
            boolean isIt = value(dependency.getGroupId()).equals(artifact.groupId())
                    && value(dependency.getArtifactId()).equals(artifact.artifactId());
            if (!isIt || dependency.getVersion() == null) {
                return;
            }
            int before = places.merge(section, 1, Integer::sum);
            String place = before == 1 ? section : section + " " + before;
            String written = dependency.getVersion().strip();
            found.add(new PomVersion(
                    pom,
                    place,
                    dependency.getType(),
                    Optional.ofNullable(dependency.getClassifier())
                            .map(this::value)
                            .orElse(""),
                    written,
                    value(written),
                    start(place, written, dependency.getLocation("version"))));
        }

        /** Maven says where the element's start tag ends. */
        private int start(String place, String written, InputLocation location) throws PackagingException {
            int start = 0;
            for (int line = 1; line < location.getLineNumber(); line++) {
                start = text.indexOf('\n', start) + 1;
            }
            start += location.getColumnNumber() - 1;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            String after = text.substring(Math.min(start, text.length()));
            if (!after.startsWith(written)
                    || !after.substring(written.length()).strip().startsWith("<")) {
                throw new PackagingException(
                        "POM " + pom.file(),
                        "the version of " + artifact + " in its " + place + " is written with a comment, an entity or"
                                + " CDATA",
                        "write it as plain text");
            }
            return start + pom.text().length() - text.length();
        }

        private String value(String written) {
            try {
                Object value = evaluator.evaluate(written);
                return value == null ? written : value.toString();
            } catch (ExpressionEvaluationException e) {
                throw new IllegalStateException(project + ": " + written, e);
            }
        }
    }
}
