import com.artipie.asto.fs.FileStorage;
import com.artipie.http.auth.AuthUser;
import com.artipie.http.auth.Authentication;
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
 * Artipie's Maven repository over a folder: {@code java -cp 'libs/*' RepositoryServer.java <port> <folder>}. The user publisher
 * may write, the user reader may not; the password of both is "correct".
 */
public final class RepositoryServer {
    private static final String REPOSITORY = "releases";

    private RepositoryServer() {}

    public static void main(String[] arguments) {
        Policy<PermissionCollection> policy = user -> {
            String actions = user.name().equals("publisher") ? "read,write" : "read";
            AdapterBasicPermission permission = new AdapterBasicPermission(REPOSITORY, actions);
            PermissionCollection permissions = permission.newPermissionCollection();
            permissions.add(permission);
            return permissions;
        };
        Authentication passwords =
                (user, password) -> password.equals("correct") ? Optional.of(new AuthUser(user, "it")) : Optional.empty();
        MavenSlice maven = new MavenSlice(
                new FileStorage(Path.of(arguments[1])), policy, passwords, REPOSITORY, Optional.empty());
        HttpServerOptions options =
                new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0]));
        new VertxSliceServer(Vertx.vertx(), maven, options).start();
        System.out.println("ready");
    }
}
