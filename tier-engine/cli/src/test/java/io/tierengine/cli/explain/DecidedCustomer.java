package io.tierengine.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.customer.ToldRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer that the core has decided on, in the JSON of the engine. */
final class DecidedCustomer {

    private final TierDecider decider;
    private final CustomerState state;
    private final ToldRecords told;
    private final List<String> refusals = new ArrayList<>();

    DecidedCustomer(Policy policy, String customerId) {
        decider = new TierDecider(policy);
        state = decider.newCustomer(customerId);
        told = new ToldRecords(policy);
    }

    DecidedCustomer accept(List<? extends Fact> facts) {
        for (Fact fact : facts) {
            if (decider.accept(state, fact, told) instanceof Intake.Refused refused) {
                refusals.add(refused.message());
            }
        }
        return this;
    }

    DecidedCustomer advance(Instant to) {
        decider.advance(state, to.toEpochMilli(), told);
        return this;
    }

    /** Forgets what was told, so that what is told next is what would be. */
    DecidedCustomer suppose() {
        told.clear();
        return this;
    }

    JsonNode changes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("changes", RecordJson.of(told.tiers()));
        return json;
    }

    JsonNode course() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("customer", customer());
        json.set("changes", RecordJson.of(told.tiers()));
        json.set("stages", RecordJson.of(told.stages()));
        json.set("segments", RecordJson.of(told.segments()));
        json.set("alerts", RecordJson.of(told.alerts()));
        refusals.forEach(json.putArray("refusals")::add);
        return json;
    }

    /** With the explanation of the present. */
    ObjectNode customer() {
        ObjectNode json = numbers();
        json.set("explanation", RecordJson.of(told.explanation(decider.explain(state))));
        return json;
    }

    /** Without it. */
    ObjectNode numbers() {
        CustomerSnapshot now = decider.describe(state);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("customerId", now.customerId());
        json.put("program", now.program());
        json.put("policyVersion", now.policyVersion());
        json.put("asOf", text(now.asOf()));
        json.put("tier", now.tier());
        json.put("automaticTier", now.automaticTier());
        json.put("sequence", now.sequence());
        ObjectNode clocks = json.putObject("clocks");
        clocks.put("holdUntil", text(now.holdUntil()));
        clocks.put("graceSince", text(now.graceSince()));
        clocks.put("next", text(now.next()));
        json.put("score", now.score());
        ObjectNode dimensions = json.putObject("dimensions");
        now.dimensions().forEach(reading -> dimensions.put(reading.name(), reading.value()));
        ObjectNode metrics = json.putObject("metrics");
        now.metrics().forEach(reading -> metrics.put(reading.name(), reading.value()));
        json.put("recencyDays", now.recencyDays());
        json.put("tenureDays", now.tenureDays());
        var tiers = json.putArray("tiers");
        now.tiers()
                .forEach(tier -> tiers.addObject()
                        .put("id", tier.id())
                        .put("enter", tier.enter())
                        .put("retain", tier.retain())
                        .put("pendingSince", text(tier.pendingSince())));
        var guards = json.putArray("guards");
        now.guards()
                .forEach(guard -> guards.addObject()
                        .put("name", guard.name())
                        .put("holds", guard.holds())
                        .put("cap", guard.cap()));
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
