package io.tierengine.benchmarks.contender;

import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import io.tierengine.policy.problem.Problem;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.stream.Collectors;

/**
 * What a framework ships to its tasks: enough for each to make its own decider, decoder and encoder, none of which is made for
 * several threads.
 *
 * @param policyOrigin where the policy is from, for messages
 * @param policyText the YAML
 */
public record DecisionSetup(String registryUrl, String policyOrigin, String policyText) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Reads the policy's file, and checks it, so that a wrong one is told before anything starts. */
    public static DecisionSetup of(ContenderArguments arguments) throws IOException {
        DecisionSetup setup = new DecisionSetup(
                arguments.registryUrl(), arguments.policy().toString(), Files.readString(arguments.policy()));
        setup.policy();
        return setup;
    }

    /**
     * Compiles the policy.
     *
     * @throws IllegalArgumentException if it isn't valid
     */
    public Policy policy() {
        return switch (PolicyReader.read(policyOrigin, policyText)) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Invalid invalid ->
                throw new IllegalArgumentException(policyOrigin + " is not valid:\n"
                        + invalid.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }

    public TierDecider decider() {
        return new TierDecider(policy());
    }

    public FactDecoder facts() {
        return new FactDecoder(registryUrl);
    }

    public ChangeEncoder changes() {
        return new ChangeEncoder(policy(), registryUrl);
    }
}
