package io.github.lambdapackager.publisher.repository;

import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.impl.RemoteRepositoryFilterManager;
import org.eclipse.aether.impl.RepositoryConnectorProvider;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.RepositoryConnectorFactory;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.jspecify.annotations.Nullable;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** Opens a repository without a Maven around: Resolver comes along, and {@code settings.xml} is read as Maven reads it. */
public final class StandaloneRepository {
    private static final String SECURITY = "~/.m2/settings-security.xml";

    private final Path settings;
    private final Path work;

    /**
     * Opens repositories.
     *
     * @param settings the user's {@code settings.xml}, which need not exist
     * @param work a folder for what is fetched
     */
    public StandaloneRepository(Path settings, Path work) {
        this.settings = settings;
        this.work = work;
    }

    /** The repository with the credentials of the {@code <server>} with that id. */
    public MavenRepository open(String id, String url) throws PublishingException, IOException {
        Connectors supplier = new Connectors();
        RepositorySystem system = supplier.get();
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(
                session, new LocalRepository(work.resolve("local").toFile())));
        session.setSystemProperties(System.getProperties());
        RemoteRepository.Builder remote = new RemoteRepository.Builder(id, "default", url);
        server(id)
                .ifPresent(server -> remote.setAuthentication(new AuthenticationBuilder()
                        .addUsername(server.getUsername())
                        .addPassword(server.getPassword())
                        .build()));
        return new MavenRepository(system, supplier.connectors(), session, remote.build(), work, Clock.systemUTC());
    }

    private Optional<Server> server(String id) throws PublishingException {
        if (!Files.exists(settings)) {
            return Optional.empty();
        }
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(settings.toFile());
        request.setSystemProperties(properties());
        try {
            Server server = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings()
                    .getServer(id);
            return Optional.ofNullable(server).map(StandaloneRepository::decrypted);
        } catch (SettingsBuildingException e) {
            throw new PublishingException(
                    "settings " + settings, "Maven cannot read them: " + e.getMessage(), "correct them");
        }
    }

    private static Server decrypted(Server server) {
        return new DefaultSettingsDecrypter(new DefaultSecDispatcher(new DefaultPlexusCipher(), Map.of(), SECURITY))
                .decrypt(new DefaultSettingsDecryptionRequest(server))
                .getServer();
    }

    /** What <code>${env.TOKEN}</code> in the settings stands for. */
    private static Properties properties() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
        return properties;
    }

    /** Hands out what the system makes its connections with. */
    private static final class Connectors extends RepositorySystemSupplier {
        private @Nullable RepositoryConnectorProvider connectors;

        @Override
        protected RepositoryConnectorProvider getRepositoryConnectorProvider(
                Map<String, RepositoryConnectorFactory> factories, RemoteRepositoryFilterManager filters) {
            connectors = super.getRepositoryConnectorProvider(factories, filters);
            return connectors;
        }

        RepositoryConnectorProvider connectors() {
            return Objects.requireNonNull(connectors);
        }
    }
}
