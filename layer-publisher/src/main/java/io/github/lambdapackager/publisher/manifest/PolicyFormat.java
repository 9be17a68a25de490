package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IAM policy documents, as far as a layer's has them. */
public final class PolicyFormat {
    private static final String ACTION = "lambda:GetLayerVersion";
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[a-z-]+:iam::)?(?<account>[0-9]{12})(?::root)?");

    private PolicyFormat() {}

    /** What the policy of a layer's version allows. */
    public static Grants read(String policy) {
        Set<Grant> granted = new TreeSet<>();
        List<String> others = new ArrayList<>();
        for (JsonNode statement : statements(policy)) {
            Optional<Grant> grant = grant(statement);
            grant.ifPresentOrElse(
                    granted::add, () -> others.add(statement.path("Sid").asText("without Sid")));
        }
        return new Grants(new TreeSet<>(granted), others);
    }

    /** What a folder's registry keeps: the statements that Lambda would show. */
    public static String write(Set<Grant> grants, String arn) {
        ObjectNode root = StableJson.object().put("Version", "2012-10-17").put("Id", "default");
        for (Grant grant : new TreeSet<>(grants)) {
            ObjectNode statement = root.withArrayProperty("Statement")
                    .addObject()
                    .put("Sid", grant.statementId())
                    .put("Effect", "Allow");
            if (grant.principal().equals("*")) {
                statement.put("Principal", "*");
            } else {
                statement.putObject("Principal").put("AWS", "arn:aws:iam::" + grant.principal() + ":root");
            }
            statement.put("Action", ACTION).put("Resource", arn);
            if (!grant.organization().isEmpty()) {
                statement
                        .putObject("Condition")
                        .putObject("StringEquals")
                        .put("aws:PrincipalOrgID", grant.organization());
            }
        }
        return StableJson.text(root);
    }

    private static JsonNode statements(String policy) {
        try {
            return StableJson.READER.readTree(policy).path("Statement");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a layer's policy is not JSON", e);
        }
    }

    private static Optional<Grant> grant(JsonNode statement) {
        if (!statement.path("Effect").asText().equals("Allow")
                || !statement.path("Action").asText().equals(ACTION)) {
            return Optional.empty();
        }
        Optional<String> organization = organization(statement.path("Condition"));
        if (organization.isEmpty()) {
            return Optional.empty();
        }
        JsonNode principal = statement.path("Principal");
        String name = principal.isTextual()
                ? principal.asText()
                : principal.path("AWS").asText();
        try {
            if (name.equals("*")) {
                return Optional.of(new Grant("*", organization.get()));
            }
            Matcher account = ACCOUNT.matcher(name);
            return account.matches() && organization.get().isEmpty()
                    ? Optional.of(Grant.account(account.group("account")))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Nothing when the condition is another one than the organization's; {@code ""} when there is none. */
    private static Optional<String> organization(JsonNode condition) {
        if (condition.isMissingNode() || condition.isEmpty()) {
            return Optional.of("");
        }
        JsonNode id = condition.path("StringEquals").path("aws:PrincipalOrgID");
        return condition.size() == 1 && condition.path("StringEquals").size() == 1 && id.isTextual()
                ? Optional.of(id.asText())
                : Optional.empty();
    }
}
