package io.tierengine.benchmarks.scenario.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.time.LocalCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {

    private static final LocalCalendar CALENDAR = LocalCalendar.of(ZoneId.of("Europe/Berlin"));
    private static final int LAST_DAY = (int) LocalDate.of(2026, 3, 31).toEpochDay();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 50, 365})
    void shouldGiveEachCustomerSoManyActiveDaysOfTheYear(int activeDays) {
        Population population = Population.ofAYear(50, activeDays, CALENDAR, LAST_DAY, 1);

        for (int customer = 0; customer < population.customers(); customer++) {
            List<Integer> days = population.histories().apply(customer).stream()
                    .map(purchase -> CALENDAR.dayOf(purchase.occurredAtMillis()))
                    .toList();
            assertThat(days).hasSize(activeDays).doesNotHaveDuplicates().isSorted();
            assertThat(days).allMatch(day -> day > LAST_DAY - 365 && day <= LAST_DAY);
        }
        assertThat(population.facts()).isEqualTo(50L * activeDays);
    }

    @Test
    void shouldGiveTheSameCustomersForTheSameSeed() {
        List<Purchase> once =
                Population.ofAYear(2, 20, CALENDAR, LAST_DAY, 7).histories().apply(1);
        List<Purchase> again =
                Population.ofAYear(2, 20, CALENDAR, LAST_DAY, 7).histories().apply(1);
        List<Purchase> another =
                Population.ofAYear(2, 20, CALENDAR, LAST_DAY, 9).histories().apply(1);

        assertThat(again).isEqualTo(once);
        assertThat(another).isNotEqualTo(once);
    }
}
