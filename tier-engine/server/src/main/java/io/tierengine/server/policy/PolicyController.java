package io.tierengine.server.policy;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.server.problem.AnswersProblems;

/** The policy that the engine applies. */
@AnswersProblems
@Controller("/api/v1/policy")
final class PolicyController {

    private final AppliedPolicy policies;

    PolicyController(AppliedPolicy policies) {
        this.policies = policies;
    }

    /**
     * The policy in force.
     *
     * @return its parts, its sentences in English and Chinese, and its text
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    PolicyBody policy() {
        return PolicyBody.of(policies.demand());
    }
}
