package io.tierengine.policy;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.core.time.CalendarPeriod;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.rfm.cutoffs}: fixed ones, or percentiles with or without fixed ones to begin with. */
final class CutoffsReader {

    private static final List<String> KEYS = List.of("recency", "frequency", "monetary", "percentiles", "refresh");
    private static final Pattern DAYS = Pattern.compile("P([0-9]{1,5})([DW])");
    private static final String FIFTHS = "write `percentiles: [20, 40, 60, 80]`";
    private static final int DAYS_IN_A_CENTURY = 36_525;

    private final Keys rfm;
    private final Notes notes;

    CutoffsReader(Keys rfm, Notes notes) {
        this.rfm = rfm;
        this.notes = notes;
    }

    /**
     * What is written there, in micros.
     *
     * @param recencyDays four, or none, as the others
     * @param schedule null: the cut-offs are fixed
     */
    record Cutoffs(
            List<Long> recencyDays,
            List<Long> frequencies,
            List<Long> amounts,
            @Nullable CutoffSchedule schedule) {}

    /** The cut-offs, counted by the days of a zone; null if something is missing or wrong, which is told. */
    @Nullable
    Cutoffs read(ZoneId zone) {
        if (!rfm.has("cutoffs")) {
            rfm.missing(
                    "cutoffs",
                    "write four numbers each for `recency`, in days, `frequency` and `monetary`, or four `percentiles`");
        }
        Keys cutoffs = rfm.mapping("cutoffs", KEYS);
        if (cutoffs == null) {
            return null;
        }
        boolean isCounted = cutoffs.has("percentiles");
        if (cutoffs.has("refresh") && !isCounted) {
            notes.structure(
                    cutoffs.place("refresh"),
                    "`refresh` says how often percentiles are counted, and there are none",
                    FIFTHS);
        }
        boolean isGiven = cutoffs.has("recency") || cutoffs.has("frequency") || cutoffs.has("monetary");
        if (isCounted && !isGiven) {
            CutoffSchedule schedule = schedule(cutoffs, zone);
            return schedule == null ? null : new Cutoffs(List.of(), List.of(), List.of(), schedule);
        }
        List<Long> days = rising(cutoffs, "recency", 0, DAYS_IN_A_CENTURY);
        List<Long> frequencies = rising(cutoffs, "frequency", -Limits.MAX_BOUND, Limits.MAX_BOUND);
        List<Long> amounts = rising(cutoffs, "monetary", -Limits.MAX_BOUND, Limits.MAX_BOUND);
        CutoffSchedule schedule = isCounted ? schedule(cutoffs, zone) : null;
        boolean isWhole = !days.isEmpty() && !frequencies.isEmpty() && !amounts.isEmpty();
        return isWhole && isCounted == (schedule != null) ? new Cutoffs(days, frequencies, amounts, schedule) : null;
    }

    private @Nullable CutoffSchedule schedule(Keys cutoffs, ZoneId zone) {
        List<Long> percentiles = cutoffs.decimals("percentiles", RfmScale.BEST - 1, 0, 100);
        boolean isRight = !percentiles.isEmpty() && isRising(cutoffs, "percentiles", "percentiles", percentiles);
        if (isRight && (percentiles.getFirst() == 0 || percentiles.getLast() == CutoffSchedule.HUNDRED)) {
            notes.meaning(cutoffs.place("percentiles"), "percentiles lie between 0 and 100, without these two", FIFTHS);
            isRight = false;
        }
        CutoffSchedule.Refresh refresh =
                cutoffs.has("refresh") ? refresh(cutoffs) : new CutoffSchedule.Periodic(CalendarPeriod.MONTH);
        return isRight && refresh != null ? new CutoffSchedule(percentiles, refresh, zone) : null;
    }

    private CutoffSchedule.@Nullable Refresh refresh(Keys cutoffs) {
        String text = cutoffs.text("refresh");
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "month" -> new CutoffSchedule.Periodic(CalendarPeriod.MONTH);
            case "quarter" -> new CutoffSchedule.Periodic(CalendarPeriod.QUARTER);
            case "year" -> new CutoffSchedule.Periodic(CalendarPeriod.YEAR);
            default -> daily(cutoffs, text);
        };
    }

    private CutoffSchedule.@Nullable Refresh daily(Keys cutoffs, String text) {
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            notes.structure(
                    cutoffs.place("refresh"),
                    "`" + text + "` can't be a refresh",
                    "write month, quarter, year, or days as in P7D");
            return null;
        }
        int days = Integer.parseInt(matcher.group(1)) * ("W".equals(matcher.group(2)) ? 7 : 1);
        if (days < 1 || days > CutoffSchedule.Daily.MOST) {
            String message = "`" + text + "` is out of range; customers are counted every 1 to "
                    + CutoffSchedule.Daily.MOST + " days";
            notes.meaning(cutoffs.place("refresh"), message, null);
            return null;
        }
        return new CutoffSchedule.Daily(days);
    }

    /** Four rising numbers; empty if they are missing or wrong, which is told. */
    private List<Long> rising(Keys cutoffs, String key, long minWhole, long maxWhole) {
        if (!cutoffs.has(key)) {
            cutoffs.missing(key, "write four rising numbers, such as `" + key + ": [30, 60, 120, 240]`");
            return List.of();
        }
        List<Long> numbers = cutoffs.decimals(key, RfmScale.BEST - 1, minWhole, maxWhole);
        return isRising(cutoffs, key, "cut-offs", numbers) ? numbers : List.of();
    }

    private boolean isRising(Keys cutoffs, String key, String what, List<Long> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                String message = what + " rise, but " + Decimals.format(numbers.get(i)) + " isn't above "
                        + Decimals.format(numbers.get(i - 1));
                notes.meaning(cutoffs.place(key), message, "put the lowest first, and each number once");
                return false;
            }
        }
        return true;
    }
}
