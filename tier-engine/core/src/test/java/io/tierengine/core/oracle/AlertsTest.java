package io.tierengine.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.risk.RiskLevel;
import io.tierengine.core.risk.RiskRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of the alerts of every customer, whatever the policy; on the oracle's scenarios. */
class AlertsTest {

    private static final int CASES = Integer.getInteger("property.cases", 800);
    private static final long SEED = Long.getLong("property.seed", 4_000_000L);

    @Test
    void shouldRiseAndFallInTurnThroughEveryLevelAndNotTooOften() {
        int rises = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Scenario scenario = ScenarioGenerator.of(seed);
            RiskRules rules = scenario.policy().risk();
            if (rules == null) {
                continue;
            }
            List<Alert> alerts = CoreRun.of(scenario, CoreRun.Manner.PLAIN, Outcome.ofOracle(scenario))
                    .alerts();
            List<Alert> levels = alerts.stream().filter(AlertsTest::isOfLevel).toList();
            for (RiskLevel level : List.of(RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH)) {
                requireTurns(levels, level, seed);
            }
            requireNoFlood(levels, rules, scenario, seed);
            for (int i = 0; i < alerts.size(); i++) {
                assertThat(alerts.get(i).sequence()).as("seed %d", seed).isEqualTo(i + 1L);
            }
            rises += (int) levels.stream()
                    .filter(alert -> alert.kind() == Alert.Kind.CHURN_RISK)
                    .count();
        }
        assertThat(rises).as("rises that came up").isGreaterThan(CASES / 20);
    }

    private static boolean isOfLevel(Alert alert) {
        return alert.kind() == Alert.Kind.CHURN_RISK || alert.kind() == Alert.Kind.RECOVERY;
    }

    /** Those that go through a level: up, down, up ... */
    private static void requireTurns(List<Alert> alerts, RiskLevel level, long seed) {
        List<Alert.Kind> through = new ArrayList<>();
        for (Alert alert : alerts) {
            boolean before = alert.previousLevel().compareTo(level) >= 0;
            boolean after = alert.level().compareTo(level) >= 0;
            if (before != after) {
                through.add(alert.kind());
                assertThat(alert.kind() == Alert.Kind.CHURN_RISK)
                        .as("seed %d, %s", seed, alert)
                        .isEqualTo(after);
            }
        }
        for (int i = 0; i < through.size(); i++) {
            assertThat(through.get(i))
                    .as("seed %d, through %s: %s", seed, level, through)
                    .isEqualTo(i % 2 == 0 ? Alert.Kind.CHURN_RISK : Alert.Kind.RECOVERY);
        }
    }

    private static void requireNoFlood(List<Alert> alerts, RiskRules rules, Scenario scenario, long seed) {
        OracleCalendar calendar = new OracleCalendar(scenario.policy().zone());
        Map<LocalDate, Long> byDay = alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.CHURN_RISK)
                .collect(Collectors.groupingBy(
                        alert -> calendar.dayOf(Instant.ofEpochMilli(alert.effectiveAtMillis())),
                        Collectors.counting()));
        assertThat(byDay.values()).as("seed %d", seed).allMatch(count -> count <= rules.alertsPerDay());
    }
}
