package io.tierengine.server.write;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.contract.Assessment;
import io.tierengine.contract.TierOverride;
import io.tierengine.core.policy.Policy;
import io.tierengine.server.input.Input;
import io.tierengine.server.policy.AppliedPolicy;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.server.write.FactWriter.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * People's decisions about customers. Each is a fact like any other: it is answered when Kafka has it for good, and the engine takes it from
 * there and writes it to the audit. The author is who is logged in.
 */
@AnswersProblems
@Controller("/api/v1/customers")
final class DecisionController {

    private final FactWriter writer;
    private final AppliedPolicy policies;
    private final CustomerSight sight;

    DecisionController(FactWriter writer, AppliedPolicy policies, CustomerSight sight) {
        this.writer = writer;
        this.policies = policies;
        this.sight = sight;
    }

    /**
     * What was taken, and where it lies.
     *
     * @param occurredAt when it was decided
     * @param author who decided
     * @param topic of the fact
     * @param partition of the topic
     * @param offset within the partition
     */
    record TakenBody(String customerId, String occurredAt, String author, String topic, int partition, long offset) {

        static TakenBody of(String customerId, Instant at, String author, Position position) {
            return new TakenBody(
                    customerId, at.toString(), author, position.topic(), position.partition(), position.offset());
        }
    }

    /**
     * Gives an override. For operators.
     *
     * @param customerId of whom the tier is decided
     * @param body what is decided
     * @return where the fact lies
     */
    @Post("/{customerId}/overrides")
    @Status(HttpStatus.ACCEPTED)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<TakenBody> override(HttpRequest<?> request, String customerId, @Body OverrideBody body) {
        Caller caller = callerFor(request, customerId);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TierOverride override = body.toRecord(customerId, caller.name(), now, policy());
        return HttpResponse.accepted().body(TakenBody.of(customerId, now, caller.name(), writer.write(override)));
    }

    /**
     * Gives an assessment. For operators.
     *
     * @param customerId who is judged
     * @param body the judgement
     * @return where the fact lies
     */
    @Post("/{customerId}/assessments")
    @Status(HttpStatus.ACCEPTED)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<TakenBody> assess(HttpRequest<?> request, String customerId, @Body AssessmentBody body) {
        Caller caller = callerFor(request, customerId);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Assessment assessment = body.toRecord(customerId, caller.name(), now, policy());
        return HttpResponse.accepted().body(TakenBody.of(customerId, now, caller.name(), writer.write(assessment)));
    }

    private Caller callerFor(HttpRequest<?> request, String customerId) {
        Caller caller = Caller.of(request);
        sight.demand(caller, Input.customerId(customerId));
        return caller;
    }

    private Policy policy() {
        return policies.demand().document().policy();
    }
}
