package io.github.lambdapackager.plugin.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.lang.reflect.Proxy;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.junit.jupiter.api.Test;

class ArtifactResolverTest {
    private static final Coordinates LIBRARY = Coordinates.jar("com.example", "library", "1.0");

    /** A repository without any artifact. */
    private final RepositorySystem empty = (RepositorySystem) Proxy.newProxyInstance(
            RepositorySystem.class.getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> {
                ArtifactResult result = new ArtifactResult((ArtifactRequest) arguments[1]);
                result.addException(
                        new ArtifactNotFoundException(result.getRequest().getArtifact(), null));
                throw new ArtifactResolutionException(List.of(result));
            });

    @Test
    void anArtifactThatCannotBeHadIsNamed() {
        ArtifactResolver resolver = new ArtifactResolver(empty, session(), List.of());

        assertThat(resolver.find(LIBRARY)).isEmpty();
        assertThatThrownBy(() -> resolver.file(LIBRARY))
                .isInstanceOf(PackagingException.class)
                .hasMessageStartingWith(
                        "artifact com.example:library:1.0: a layer holds it, and it cannot be resolved: ")
                .hasMessageEndingWith(
                        "\n  → build it in the same build (mvn -am), or let the build reach a repository that has it");
    }

    @SuppressWarnings("deprecation") // its successor builds no session without a repository system
    private static DefaultRepositorySystemSession session() {
        return new DefaultRepositorySystemSession();
    }
}
