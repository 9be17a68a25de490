package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.lambda.AwsSettings;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.Console;
import java.util.Optional;

/** The digits that the device of a second factor shows: given beforehand, or asked for on a terminal. */
public final class MfaCode {
    private static final String VARIABLE = "LAYER_PUBLISHER_MFA_CODE";

    private MfaCode() {}

    /**
     * A device whose code is found out once it is needed.
     *
     * @param given the code, if the user said it; else the environment may have it
     * @param interactive whether somebody may be asked
     */
    public static AwsSettings.Mfa of(String serial, Optional<String> given, boolean interactive) {
        Optional<String> known = given.or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
        return new AwsSettings.Mfa(serial, () -> {
            Optional<Console> console = interactive ? Optional.ofNullable(System.console()) : Optional.empty();
            return known.or(() -> console.map(terminal -> String.valueOf(terminal.readPassword("MFA code: "))))
                    .filter(code -> code.matches("[0-9]{6}"))
                    .orElseThrow(() -> new PublishingException(
                            "MFA code",
                            "there are no six digits for " + serial,
                            "set " + VARIABLE + " (or -Dlambda.mfaCode), or run it on a terminal"));
        });
    }
}
