package io.tierengine.streams.policy;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import io.tierengine.policy.problem.Problem;
import java.util.stream.Collectors;

/**
 * A version of a policy as a task has it: the text as published, and compiled.
 *
 * @param document the YAML
 */
public record PolicyInForce(String document, Policy policy) {

    /**
     * Compiles a published text.
     *
     * @throws PolicyUnusableException if it isn't a valid policy of this name and version
     */
    public static PolicyInForce compile(String name, int version, String document) {
        String origin = "policy " + name + "/" + version;
        return switch (PolicyReader.read(origin, document)) {
            case PolicyReading.Valid valid -> {
                Policy policy = valid.policy();
                if (!policy.name().equals(name) || policy.version() != version) {
                    throw new PolicyUnusableException(origin + " holds the text of " + policy.name() + "/"
                            + policy.version() + "; publish it under its own name and version");
                }
                yield new PolicyInForce(document, policy);
            }
            case PolicyReading.Invalid invalid ->
                throw new PolicyUnusableException(origin + " is not valid:\n"
                        + invalid.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }
}
