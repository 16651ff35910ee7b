package io.tierengine.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.cli.RunTier;
import io.tierengine.policy.explain.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    private static final String CUSTOMER = """
            {"customerId":"ana b/c","program":"shop","policyVersion":1,"asOf":"2026-01-01T00:00:00Z","tier":"GOLD",
             "automaticTier":"SILVER","sequence":3,
             "clocks":{"holdUntil":null,"graceSince":"2025-12-30T00:00:00Z","next":"2026-01-09T00:00:00Z"},
             "score":null,"dimensions":{},"metrics":{"spend30":150.5,"visits":null},"recencyDays":0,"tenureDays":12,
             "tiers":[{"id":"BASE","enter":true,"retain":true,"pendingSince":null},
                      {"id":"SILVER","enter":true,"retain":false,"pendingSince":null},
                      {"id":"GOLD","enter":true,"retain":true,"pendingSince":"2025-12-31T00:00:00Z"}],
             "guards":[{"name":"returns","holds":true,"cap":"SILVER"},{"name":"fraud","holds":false,"cap":"BASE"}]}
            """;
    private static final String CHANGES = "{\"changes\":[" + change(1) + "," + change(2) + "," + change(3) + "]}";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @SuppressWarnings("NullAway.Init")
    private MadeUpEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = new MadeUpEngine()
                .answer("GET ana%20b%2Fc", 200, CUSTOMER)
                .answer("GET ana%20b%2Fc/changes", 200, CHANGES)
                .answer(
                        "POST ana%20b%2Fc/what-if",
                        200,
                        "{\"customer\":" + CUSTOMER
                                + ",\"changes\":[],\"stages\":[],\"alerts\":[],\"refusals\":[\"too large\"]}");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static String change(int sequence) {
        return """
                {"sequence":%d,"customerId":"ana b/c","previousTier":"SILVER","newTier":"GOLD","direction":"UPGRADED",
                 "cause":"TRANSACTION","causeId":"t%d","effectiveAt":"2025-12-0%dT10:00:30Z","policyVersion":1,"score":null,
                 "explanation":null,"ofALaterVersion":1}""".formatted(sequence, sequence, sequence);
    }

    private RunTier explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "ana b/c", "--url", engine.url() + "/", "--zone", "UTC"));
        all.addAll(List.of("--language", "en"));
        all.addAll(List.of(arguments));
        return RunTier.with(all.toArray(String[]::new));
    }

    @Test
    void shouldTellWhatIsKnownWhereExplanationsAreOff() {
        RunTier run = explain();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                ana b/c: GOLD since 3 December 2025, 10:00:30 UTC
                By the rules alone the tier is SILVER.
                Policy shop, version 1
                As of 1 January 2026, 00:00 UTC

                Why
                  What it takes to stay in SILVER hasn't held since 30 December 2025, 00:00 UTC.
                  GOLD could be entered since 31 December 2025, 00:00 UTC, and is waited for.
                  spend30: 150.5
                  visits: no value
                  days since the last purchase: 0
                  days as a customer: 12
                  Conditions of the tiers
                    yes to rise into GOLD
                    yes to stay in GOLD
                    yes to rise into SILVER
                    no  to stay in SILVER
                    yes to rise into BASE
                    yes to stay in BASE
                  Guard returns holds: nobody above SILVER

                Change 3, 3 December 2025, 10:00:30 UTC: up from SILVER to GOLD
                  Cause: transaction t3
                  The engine tells no more; its setting tier.explanations is off.
                """);
    }

    @Test
    void shouldTellAsManyChangesAsAreWantedTheLatestFirst() {
        RunTier two = explain("--changes", "2");
        RunTier none = explain("--changes", "0");
        RunTier more = explain("--changes", "9");

        assertThat(two.out()).containsSubsequence("Change 3,", "Change 2,").doesNotContain("Change 1,");
        assertThat(none.out()).doesNotContain("Change ").contains("GOLD since 3 December 2025");
        assertThat(more.out()).containsSubsequence("Change 3,", "Change 2,", "Change 1,");
    }

    @Test
    void shouldPrintWhatTheEngineSaysWhenAskedForJson() throws JsonProcessingException {
        JsonNode now = MAPPER.readTree(explain("--json").out());
        JsonNode supposed = MAPPER.readTree(explain("--json", "--days", "3").out());

        assertThat(now.path("customer")).isEqualTo(MAPPER.readTree(CUSTOMER));
        assertThat(now.path("changes")).containsExactly(MAPPER.readTree(change(3)));
        assertThat(now.has("whatIf")).isFalse();
        assertThat(supposed.path("changes")).isEmpty();
        assertThat(supposed.path("whatIf").path("refusals").path(0).asText()).isEqualTo("too large");
    }

    @Test
    void shouldAskWhatWouldComeOfFactsInTheirOrder() throws JsonProcessingException {
        RunTier run = explain("--what-if", "PURCHASE=5000.50", "SURVEY=9", "VISIT", "--days", "30");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(engine.posted()).hasSize(1);
        assertThat(MAPPER.readTree(engine.posted().getFirst())).isEqualTo(MAPPER.readTree("""
                {"facts":[{"kind":"transaction","type":"PURCHASE","amount":5000.50},
                          {"kind":"interaction","type":"SURVEY","value":9},
                          {"kind":"interaction","type":"VISIT"}],
                 "days":30}"""));
        assertThat(run.out())
                .contains("What if: PURCHASE of 5,000.5, SURVEY of 9, VISIT, then nothing for 30 days")
                .contains("Refused: too large")
                .contains("No change of tier: the customer stays in GOLD.")
                .doesNotContain("Change 3");
    }

    @Test
    void shouldAskWhatComesOfDaysAlone() throws JsonProcessingException {
        RunTier run = explain("--days", "1");

        assertThat(MAPPER.readTree(engine.posted().getFirst())).isEqualTo(MAPPER.readTree("{\"facts\":[],\"days\":1}"));
        assertThat(run.out()).contains("What if: nothing for 1 day\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--what-if|PURCHASE|'PURCHASE' needs an amount; write it like PURCHASE=5000",
                "--what-if|purchase=5|'purchase=5' is written in capitals: PURCHASE=5000",
                "--what-if|REFUND=|'REFUND=': '' isn't a number with at most 12 digits and 4 decimal places",
                "--what-if|PURCHASE=5,000|'PURCHASE=5,000': '5,000' isn't a number",
                "--what-if|PURCHASE=0.00001|isn't a number with at most 12 digits and 4 decimal places",
                "--what-if|SURVEY=good|'SURVEY=good': 'good' isn't a number with at most 9 digits and 6 decimal places",
                "--what-if|=5|'=5' names no type; write TYPE or TYPE=NUMBER, such as PURCHASE=5000",
                "--days|-1|'--days': it is 0 or more, at most 3660, not -1",
                "--days|4000|'--days': it is 0 or more, at most 3660, not 4000",
                "--changes|-1|'--changes': it is 0 or more, not -1",
                "--language|fr|'--language': 'fr' is neither en nor zh",
                "--zone|Shanghai|Invalid value for option '--zone'"
            })
    void shouldRefuseWhatCannotBeUnderstood(String option, String value, String message) {
        RunTier run = explain(option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(engine.posted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|no fact of a customer with this id was accepted",
                "421|the customer is in partition 3, which another instance has",
                "503|state is being restored"
            })
    void shouldSayWhyTheEngineCannotTell(int status, String detail) {
        engine.answer("GET ana%20b%2Fc", status, "{\"status\":" + status + ",\"detail\":\"" + detail + "\"}");

        RunTier run = explain();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip()).isEqualTo("tier explain: " + detail);
    }

    @Test
    void shouldSayWhenSomethingElseAnswers() {
        engine.answer("GET ana%20b%2Fc", 200, "<html>");

        RunTier run = explain();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("tier explain: what answers at " + engine.url());
    }

    @Test
    void shouldSayThatNoEngineAnswers() {
        engine.close();

        RunTier run = explain();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("tier explain: no engine answers at " + engine.url());
    }

    @Test
    void shouldTakeTheLanguageOfTheEnvironment() {
        assertThat(OutputLanguage.of(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.CHINESE);
        assertThat(OutputLanguage.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_GB.UTF-8")))
                .isEqualTo(Language.ENGLISH);
        assertThat(OutputLanguage.of(Map.of("LC_ALL", "", "LC_MESSAGES", "zh", "LANG", "en_US")))
                .isEqualTo(Language.CHINESE);
        assertThat(OutputLanguage.of(Map.of("LANG", "C.UTF-8"))).isEqualTo(Language.ENGLISH);
        assertThat(OutputLanguage.of(Map.of())).isEqualTo(Language.ENGLISH);
    }
}
