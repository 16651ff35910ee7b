package io.tierengine.core.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CutoffTableTest {

    private static final List<Long> NUMBERS = List.of(1L, 2L, 2L, 3L);

    @Test
    void shouldFindTheCutoffsInForce() {
        CutoffTable table = CutoffTable.EMPTY.with(cutoffs(20, 25)).with(cutoffs(10, 15));

        assertThat(table.at(14)).isNull();
        assertThat(table.at(15)).isEqualTo(cutoffs(10, 15));
        assertThat(table.at(24)).isEqualTo(cutoffs(10, 15));
        assertThat(table.at(25)).isEqualTo(cutoffs(20, 25));
        assertThat(table.at(Long.MAX_VALUE)).isEqualTo(cutoffs(20, 25));
    }

    @Test
    void shouldNameTheNextEffect() {
        CutoffTable table = CutoffTable.EMPTY.with(cutoffs(10, 15)).with(cutoffs(20, 25));

        assertThat(table.nextEffectAfter(0)).isEqualTo(15);
        assertThat(table.nextEffectAfter(15)).isEqualTo(25);
        assertThat(table.nextEffectAfter(25)).isEqualTo(CutoffSchedule.NEVER);
        assertThat(CutoffTable.EMPTY.nextEffectAfter(0)).isEqualTo(CutoffSchedule.NEVER);
    }

    @Test
    void shouldPreferTheOnesCountedLastWhereSeveralComeIntoForceAtOnce() {
        CutoffTable table = CutoffTable.EMPTY.with(cutoffs(20, 30)).with(cutoffs(10, 30));

        assertThat(table.at(30)).isEqualTo(cutoffs(20, 30));
    }

    @Test
    void shouldReplaceThoseCountedAtTheSameInstant() {
        CutoffTable table = CutoffTable.EMPTY.with(cutoffs(10, 15)).with(cutoffs(10, 16));

        assertThat(table.all()).containsExactly(cutoffs(10, 16));
    }

    @Test
    void shouldRefuseCutoffsThatFallOrAreInForceBeforeTheyWereCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmCutoffs(0, 1, 1, List.of(1L, 2L, 1L, 3L), NUMBERS, NUMBERS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmCutoffs(0, 1, 1, NUMBERS, List.of(1L, 2L, 3L), NUMBERS));
        assertThatIllegalArgumentException().isThrownBy(() -> cutoffs(10, 9));
    }

    private static RfmCutoffs cutoffs(long countedAt, long effectiveFrom) {
        return new RfmCutoffs(countedAt, effectiveFrom, 5, NUMBERS, NUMBERS, NUMBERS);
    }
}
