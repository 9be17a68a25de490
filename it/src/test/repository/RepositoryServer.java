import com.artipie.asto.Storage;
import com.artipie.asto.fs.FileStorage;
import com.artipie.http.Slice;
import com.artipie.http.auth.AuthUser;
import com.artipie.http.auth.Authentication;
import com.artipie.http.slice.SliceDownload;
import com.artipie.http.slice.SliceUpload;
import com.artipie.maven.http.MavenSlice;
import com.artipie.security.perms.AdapterBasicPermission;
import com.artipie.security.policy.Policy;
import com.artipie.vertx.VertxSliceServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.reactivex.core.Vertx;
import java.nio.file.Path;
import java.security.PermissionCollection;
import java.util.Optional;

/**
 * Artipie over a folder: {@code java -cp 'libs/*' RepositoryServer.java <port> <folder>}. Below {@code /plain} is its
 * repository of files, where everybody sees each at once; elsewhere its Maven repository, which shows files with the list of
 * versions. There the user publisher may write, the user reader may not; the password of both is "correct".
 */
public final class RepositoryServer {
    private static final String REPOSITORY = "releases";

    private RepositoryServer() {}

    public static void main(String[] arguments) {
        Storage storage = new FileStorage(Path.of(arguments[1]));
        Slice maven = new MavenSlice(storage, policy(), passwords(), REPOSITORY, Optional.empty());
        Slice download = new SliceDownload(storage);
        Slice upload = new SliceUpload(storage);
        Slice all = (line, headers, body) -> {
            if (!line.contains(" /plain/")) {
                return maven.response(line, headers, body);
            }
            return (line.startsWith("PUT ") ? upload : download).response(line, headers, body);
        };
        HttpServerOptions options =
                new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0]));
        new VertxSliceServer(Vertx.vertx(), all, options).start();
        System.out.println("ready");
    }

    private static Policy<PermissionCollection> policy() {
        return user -> {
            String actions = user.name().equals("publisher") ? "read,write" : "read";
            AdapterBasicPermission permission = new AdapterBasicPermission(REPOSITORY, actions);
            PermissionCollection permissions = permission.newPermissionCollection();
            permissions.add(permission);
            return permissions;
        };
    }

    private static Authentication passwords() {
        return (user, password) ->
                password.equals("correct") ? Optional.of(new AuthUser(user, "it")) : Optional.empty();
    }
}
