package io.tierengine.server.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.contract.DeadLetter;
import io.tierengine.server.input.Input;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.server.security.Caller;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.streams.run.TierEngine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was refused of late. */
@AnswersProblems
@Controller("/api/v1/dead-letters")
final class DeadLetterController {

    private static final int STANDARD = 50;
    private static final int MOST = 500;

    private final TopicTails tails;
    private final CustomerSight sight;

    DeadLetterController(TopicTails tails, CustomerSight sight) {
        this.tails = tails;
        this.sight = sight;
    }

    /**
     * What was refused.
     *
     * @param deadLetters the newest first
     * @param counts of the latest 500 or so, by reason, the most frequent first
     */
    record DeadLettersBody(List<DeadLetterBody> deadLetters, List<ReasonCount> counts) {}

    /**
     * A record that was refused; what it holds isn't shown.
     *
     * @param reason for programs
     * @param message what is wrong and what to do
     * @param topic in which it lies
     * @param partition of the topic
     * @param offset within the partition
     * @param failedAt when it was refused
     * @param key its key, where that is text; else null
     */
    record DeadLetterBody(
            String reason,
            String message,
            String topic,
            int partition,
            long offset,
            String failedAt,
            @Nullable String key) {

        static DeadLetterBody of(DeadLetter letter) {
            return new DeadLetterBody(
                    letter.getReason().name(),
                    letter.getMessage(),
                    letter.getSourceTopic(),
                    letter.getSourcePartition(),
                    letter.getSourceOffset(),
                    letter.getFailedAt().toString(),
                    letter.getSourceKey().flatMap(DeadLetterController::text).orElse(null));
        }
    }

    /**
     * How often something was the reason.
     *
     * @param reason for programs
     * @param count of records
     */
    record ReasonCount(String reason, int count) {}

    /**
     * The latest records that were refused.
     *
     * @param limit most records, 1 to 500; left out: 50
     * @return the newest first, and how often each reason occurs
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    DeadLettersBody deadLetters(HttpRequest<?> request, @Nullable @QueryValue Integer limit) {
        int most = Input.count(limit, "limit", STANDARD, 1, MOST);
        Caller caller = Caller.of(request);
        TierEngine engine = tails.engine();
        List<DeadLetterBody> letters = new ArrayList<>();
        tails.read(engine, engine.settings().topics().deadLetters(), Optional.empty(), 3 * MOST, letter -> {
            DeadLetterBody body = DeadLetterBody.of(letter);
            if (caller.visibility() == null || (body.key() != null && sight.allows(caller, body.key()))) {
                letters.add(body);
            }
        });
        List<DeadLetterBody> newest = letters.subList(Math.max(0, letters.size() - MOST), letters.size());
        return new DeadLettersBody(newest.reversed().stream().limit(most).toList(), counts(newest));
    }

    private static List<ReasonCount> counts(List<DeadLetterBody> letters) {
        Map<String, Integer> counts = new TreeMap<>();
        letters.forEach(letter -> counts.merge(letter.reason(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new ReasonCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(ReasonCount::count).reversed())
                .toList();
    }

    private static Optional<String> text(ByteBuffer key) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(key.duplicate()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
