package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.LibraryModules;
import io.github.lambdapackager.plugin.reactor.ModuleDependencies;
import io.github.lambdapackager.plugin.resolve.TargetRepository;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.repository.GpgSigner;
import io.github.lambdapackager.publisher.repository.MavenRepository;
import io.github.lambdapackager.publisher.run.LibraryBundle;
import io.github.lambdapackager.publisher.run.LibraryListener;
import io.github.lambdapackager.publisher.run.LibraryOptions;
import io.github.lambdapackager.publisher.run.LibraryPublishing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.DeploymentRepository;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.impl.RepositoryConnectorProvider;
import org.eclipse.aether.repository.RemoteRepository;

/** Publishes libraries with what Maven has: its modules, its Resolver and its settings. */
@Named
final class LibraryGoal {
    private final RepositorySystem system;
    private final RepositoryConnectorProvider connectors;
    private final ProjectDependenciesResolver resolver;

    @Inject
    LibraryGoal(RepositorySystem system, RepositoryConnectorProvider connectors, ProjectDependenciesResolver resolver) {
        this.system = system;
        this.connectors = connectors;
        this.resolver = resolver;
    }

    /**
     * What the user asks for.
     *
     * @param libraries names of modules; none: all that are shared
     * @param repository {@code <id>::<url>}
     * @param gpgKey that signs
     * @param bundle whether they are only put together, for the command line
     */
    record Request(
            List<String> libraries,
            Optional<String> repository,
            Optional<String> gpgKey,
            boolean bundle,
            LibraryOptions options) {}

    void run(MavenSession session, Request request, Log log)
            throws PackagingException, PublishingException, IOException {
        Path root = session.getRequest().getMultiModuleProjectDirectory().toPath();
        Path work = Path.of(session.getTopLevelProject().getBuild().getDirectory(), "lambda", "libraries");
        boolean snapshot = request.options().snapshot();
        List<Library> libraries = new LibraryModules(session, new ModuleDependencies(resolver, session), work)
                .read(request.libraries(), snapshot);
        if (request.bundle()) {
            log.info("wrote " + new LibraryBundle(work.resolveSibling("bundle")).write(libraries));
            return;
        }
        RemoteRepository remote = new TargetRepository(system, session.getRepositorySession(), root)
                .find(request.repository(), declared(session, libraries.get(0), snapshot));
        log.info("repository " + remote.getId() + " " + remote.getUrl());
        Optional<GpgSigner> signer = request.gpgKey().map(GpgSigner::with);
        try (MavenRepository repository = new MavenRepository(
                system, connectors, session.getRepositorySession(), remote, work, Clock.systemUTC())) {
            new LibraryPublishing(repository, request.options(), signer, LibraryListener.telling(log::info), work)
                    .run(libraries);
        }
    }

    private static Optional<String> declared(MavenSession session, Library library, boolean snapshot) {
        return session.getAllProjects().stream()
                .filter(project -> library.key().equals(project.getGroupId() + ":" + project.getArtifactId()))
                .flatMap(project -> Stream.ofNullable(project.getDistributionManagement()))
                .findFirst()
                .flatMap(management -> repository(management, snapshot))
                .map(repository -> repository.getId() + "::" + repository.getUrl());
    }

    private static Optional<DeploymentRepository> repository(DistributionManagement management, boolean snapshot) {
        return snapshot && management.getSnapshotRepository() != null
                ? Optional.of(management.getSnapshotRepository())
                : Optional.ofNullable(management.getRepository());
    }
}
