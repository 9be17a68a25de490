package io.github.lambdapackager.publisher.registry;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.Target;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layers of one Region of one account. Its methods may be called from several threads. An {@link IOException} means
 * that the call had no effect, an {@link InDoubtException} that nobody knows.
 */
public interface LayerRegistry extends Closeable {
    Target target();

    /** All versions of a layer that exist, by number; none when there is no such layer. */
    List<LayerVersion> versions(String layer) throws IOException, InterruptedException;

    /** Makes a new version with every call, and never tries again by itself once the call may have arrived. */
    Publication publish(LayerUpload upload) throws IOException, InterruptedException;

    /** The SHA-256, in base64, of the zip that the registry holds for a version. */
    String zipSha256(LayerVersion version) throws IOException, InterruptedException;

    /** Who may use a version, besides its own account. */
    Grants grants(LayerVersion version) throws IOException, InterruptedException;

    /** Lets somebody use this one version; nothing changes when that was so before. */
    void grant(LayerVersion version, Grant grant) throws IOException, InterruptedException;

    /** Removes a version; nothing changes when it is gone. */
    void delete(LayerVersion version) throws IOException, InterruptedException;

    /** ARNs of all layer versions that any function uses, in any of the function's versions. */
    Set<String> usedLayerVersions() throws IOException, InterruptedException;

    Optional<String> parameter(String name) throws IOException, InterruptedException;

    void putParameter(String name, String value) throws IOException, InterruptedException;

    /** Keeps other publishers out of this Region of this account, as long as they take the lock too. */
    Lease lock() throws IOException, InterruptedException;
}
