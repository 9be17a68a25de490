package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Names of layer versions in Systems Manager, for templates to resolve. */
final class ParameterStore {
    private final Target target;
    private final SsmClient ssm;

    ParameterStore(Target target, SsmClient ssm) {
        this.target = target;
        this.ssm = ssm;
    }

    Optional<String> get(String name) throws IOException {
        try {
            return Optional.of(
                    ssm.getParameter(request -> request.name(name)).parameter().value());
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new IOException(new AwsFailure(e).message("reading parameter " + name, target), e);
        }
    }

    void put(String name, String value) throws IOException {
        try {
            ssm.putParameter(request ->
                    request.name(name).value(value).type(ParameterType.STRING).overwrite(true));
        } catch (SdkException e) {
            throw new IOException(new AwsFailure(e).message("writing parameter " + name, target), e);
        }
    }

    void close() {
        ssm.close();
    }
}
