package io.github.lambdapackager.plugin.verify.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

class ClassFileVersionTest {
    private static final String NATIVE_CLIENT =
            "com/amazonaws/services/lambda/runtime/api/client/runtimeapi/NativeClient.class";

    @Test
    void whatRunsInAFunctionsProcessRunsOnTheOldestJavaOfLambda() throws Exception {
        URI code = Guarded.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path classes = Path.of(code);
        try (Stream<Path> child =
                Files.list(classes.resolve(Guarded.class.getPackageName().replace('.', '/')))) {
            List<Path> files = Stream.concat(child, Stream.of(classes.resolve(NATIVE_CLIENT)))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .toList();
            assertThat(files)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(new ClassReader(Files.readAllBytes(file)).readUnsignedShort(6))
                            .isEqualTo(Opcodes.V1_8));
        }
    }
}
