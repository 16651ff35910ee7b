package io.tierengine.cli.demo;

import io.tierengine.contract.TierChange;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A tier change as one line: when, who, from, to, why. */
final class ChangeLine {

    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final DateTimeFormatter time;
    private final boolean colours;

    ChangeLine(ZoneId zone, boolean colours) {
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        this.colours = colours;
    }

    String of(TierChange change) {
        String move = change.getPreviousTier().map(tier -> tier + " -> ").orElse("-> ") + change.getNewTier();
        return String.format(
                Locale.ROOT,
                "%s  %-12s  %s%-22s%s  %s",
                time.format(change.getEffectiveAt()),
                change.getCustomerId(),
                colour(change),
                move,
                colours ? PLAIN : "",
                why(change));
    }

    private String colour(TierChange change) {
        if (!colours) {
            return "";
        }
        return switch (change.getDirection()) {
            case UPGRADED -> GREEN;
            case DOWNGRADED -> RED;
            case ENROLLED, UNKNOWN -> DIM;
        };
    }

    private static String why(TierChange change) {
        String verb = switch (change.getDirection()) {
            case ENROLLED -> "enrolled";
            case UPGRADED -> "up";
            case DOWNGRADED -> "down";
            case UNKNOWN -> "changed";
        };
        String id = change.getCauseId().map(cause -> " " + cause).orElse("");
        String cause = switch (change.getCause()) {
            case TRANSACTION -> " by transaction" + id;
            case INTERACTION -> " by interaction" + id;
            case PROFILE -> " by a new profile";
            case TIME -> " as time went by";
            case GUARD -> " by guard" + id;
            case OVERRIDE -> " by a person's decision";
            case ASSESSMENT -> " by a person's judgement";
            case POLICY -> " by a new policy";
            case UNKNOWN -> "";
        };
        String score = change.getScore()
                .map(number -> ", score " + number.setScale(1, RoundingMode.HALF_EVEN))
                .orElse("");
        return verb + cause + score;
    }
}
