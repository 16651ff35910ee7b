package io.tierengine.core.oracle;

import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an expression sees; null: absent. What a kind of sight doesn't show is absent. */
interface OracleSight {

    default @Nullable BigDecimal metric(int index) {
        return null;
    }

    default @Nullable BigDecimal score() {
        return null;
    }

    default @Nullable BigDecimal dimension(int index) {
        return null;
    }

    default @Nullable BigDecimal recencyDays() {
        return null;
    }

    default @Nullable BigDecimal tenureDays() {
        return null;
    }

    default @Nullable BigDecimal usualGapDays() {
        return null;
    }

    default @Nullable BigDecimal daysUntil(int slot) {
        return null;
    }

    default @Nullable BigDecimal assessment(int slot) {
        return null;
    }

    default @Nullable BigDecimal downgradeInDays() {
        return null;
    }

    default @Nullable BigDecimal daysToNotice() {
        return null;
    }

    /** A score of recency, frequency or monetary value, by the name under which conditions read it. */
    default @Nullable BigDecimal rfmScore(String name) {
        return null;
    }

    default @Nullable String segment() {
        return null;
    }

    default @Nullable String lifecycle() {
        return null;
    }

    default @Nullable BigDecimal profileNumber(int slot) {
        return null;
    }

    default @Nullable String profileText(int slot) {
        return null;
    }

    default @Nullable BigDecimal eventNumber(EventNumber field) {
        return null;
    }

    default @Nullable String eventText(EventText field) {
        return null;
    }

    default @Nullable String eventAttribute(String name) {
        return null;
    }
}
