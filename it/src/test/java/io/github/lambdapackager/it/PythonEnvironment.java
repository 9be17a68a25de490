package io.github.lambdapackager.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs from PyPI in a virtual environment of their own. */
final class PythonEnvironment {
    private final Path folder;

    private PythonEnvironment(Path folder) {
        this.folder = folder;
    }

    /**
     * Into a folder of the user's cache, so that a clean build does not fetch them again.
     *
     * @param name with a version, so that another version is another environment
     */
    static PythonEnvironment install(String name, String... packages) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("user.home"), ".cache", "lambda-packager", name);
        PythonEnvironment environment = new PythonEnvironment(folder);
        if (!Files.exists(folder.resolve("installed"))) {
            execute(List.of("python3", "-m", "venv", folder.toString()));
            List<String> install = new ArrayList<>(List.of(environment.program("pip"), "install", "-q"));
            install.addAll(List.of(packages));
            execute(install);
            Files.createFile(folder.resolve("installed"));
        }
        return environment;
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** One that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
