package io.tierengine.server.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.contract.AuditEntry;
import io.tierengine.server.input.Input;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.server.web.RecordBody;
import io.tierengine.streams.run.TierEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people did of late. */
@AnswersProblems
@Controller("/api/v1/audit")
final class AuditController {

    private static final int STANDARD = 50;
    private static final int MOST = 500;

    /** How far back the entries of one customer are looked for among those of its partition. */
    private static final int MOST_OF_CUSTOMER = 10_000;

    private final TopicTails tails;
    private final CustomerSight sight;

    AuditController(TopicTails tails, CustomerSight sight) {
        this.tails = tails;
        this.sight = sight;
    }

    /**
     * What people did.
     *
     * @param entries as they stand in the topic tier-audit, the newest first
     */
    record AuditBody(List<Map<String, @Nullable Object>> entries) {}

    /**
     * The latest overrides and assessments, taken or refused.
     *
     * @param limit most entries, 1 to 500; left out: 50
     * @param customer whose entries; left out: everybody's
     * @return the newest first
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    AuditBody audit(
            HttpRequest<?> request, @Nullable @QueryValue Integer limit, @Nullable @QueryValue String customer) {
        int most = Input.count(limit, "limit", STANDARD, 1, MOST);
        Optional<String> customerId = Optional.ofNullable(customer).map(id -> Input.text(id, "customer", 200));
        Caller caller = Caller.of(request);
        TierEngine engine = tails.engine();
        List<AuditEntry> entries = new ArrayList<>();
        tails.read(
                engine,
                engine.settings().topics().tierAudit(),
                customerId,
                // An offset in two or so is the end of a transaction.
                customerId.isPresent() ? MOST_OF_CUSTOMER : 3 * most,
                entry -> {
                    if (customerId.map(id -> id.equals(entry.getCustomerId())).orElse(true)
                            && sight.allows(caller, entry.getCustomerId())) {
                        entries.add(entry);
                    }
                });
        return new AuditBody(RecordBody.of(entries.stream()
                .sorted(Comparator.comparing(AuditEntry::getRecordedAt).reversed())
                .limit(most)
                .toList()));
    }
}
