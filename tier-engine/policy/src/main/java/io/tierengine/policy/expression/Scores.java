package io.tierengine.policy.expression;

import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/** What the condition of a segment sees: three scores of 1 to 5, by the places that a {@link SegmentVocabulary} gives them. */
public record Scores(int recency, int frequency, int monetary) implements Scope {

    @Override
    public long metric(int index) {
        return Decimals.ofWhole(
                switch (index) {
                    case 0 -> recency;
                    case 1 -> frequency;
                    default -> monetary;
                });
    }

    @Override
    public long score() {
        return Decimals.ABSENT;
    }

    @Override
    public long dimension(int index) {
        return Decimals.ABSENT;
    }

    @Override
    public long recencyDays() {
        return Decimals.ABSENT;
    }

    @Override
    public long tenureDays() {
        return Decimals.ABSENT;
    }

    @Override
    public long profileNumber(int slot) {
        return Decimals.ABSENT;
    }

    @Override
    public @Nullable String profileText(int slot) {
        return null;
    }

    @Override
    public long eventNumber(EventNumber field) {
        return Decimals.ABSENT;
    }

    @Override
    public @Nullable String eventText(EventText field) {
        return null;
    }

    @Override
    public @Nullable String eventAttribute(String name) {
        return null;
    }
}
