package io.tierengine.cli.demo;

import io.tierengine.cli.importing.FactSender;
import io.tierengine.contract.BackfillMark;
import io.tierengine.core.fact.Fact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Sends a story: its history at once, the last months at a day a second, then as it happens. Clock marks say how far the facts are
 * complete, a step after they were sent; until the story has reached the present a backfill is open, so that nobody's time runs
 * ahead of it.
 */
final class Play {

    private static final String SOURCE = "demo";
    private static final Duration PLAYED = Duration.ofDays(180);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long STEP_MILLIS = 100;
    private static final long LIVE_STEP_MILLIS = 250;

    private final DueFacts facts;
    private final long latenessMillis;
    private final FactSender sender;
    private final Ending ending;
    private final Screen screen;
    private final long playFromMillis;
    private long sent;

    Play(Story story, Instant now, FactSender sender, Ending ending, Screen screen) {
        this.facts = new DueFacts(story.facts());
        this.latenessMillis = story.lateness().toMillis();
        this.sender = sender;
        this.ending = ending;
        this.screen = screen;
        this.playFromMillis = now.minus(PLAYED).toEpochMilli();
    }

    /** Before the engine starts for the first time: else it would take an empty topic for a quiet one, and go by the time of day. */
    static void openBackfill(FactSender sender) throws IOException {
        sender.mark(null, BackfillMark.OPEN, SOURCE);
        sender.flush();
    }

    /** Facts that have been sent. */
    long sent() {
        return sent;
    }

    /** Sends what is older than what will be played. */
    void sendHistory() throws IOException {
        for (Fact fact = facts.takeBefore(playFromMillis);
                fact != null && !ending.isAsked();
                fact = facts.takeBefore(playFromMillis)) {
            sender.send(fact);
            sent++;
        }
        sender.flush();
    }

    /** Plays at a day a second until the present is reached. */
    void playDays() throws IOException, InterruptedException {
        long began = System.nanoTime();
        long before = playFromMillis;
        while (!ending.isAskedWithin(STEP_MILLIS)) {
            double seconds = (System.nanoTime() - began) / 1e9;
            long now = System.currentTimeMillis();
            long at = Math.min(now, playFromMillis + (long) (seconds * DAY_MILLIS));
            sendDue(at);
            sender.flush();
            complete(before);
            before = at;
            if (at == now) {
                return;
            }
        }
    }

    /** Goes on in real time until it is asked to end. */
    void goOn() throws IOException, InterruptedException {
        sender.mark(null, BackfillMark.CLOSE, SOURCE);
        sender.flush();
        boolean told = false;
        while (!ending.isAskedWithin(LIVE_STEP_MILLIS)) {
            sendDue(System.currentTimeMillis());
            sender.flush();
            if (facts.isOver() && !told) {
                screen.say(String.format(
                        Locale.ROOT, "all %,d facts are sent; from here on only time changes tiers", sent));
                told = true;
            }
        }
    }

    private void sendDue(long beforeMillis) {
        for (Fact fact = facts.takeBefore(beforeMillis); fact != null; fact = facts.takeBefore(beforeMillis)) {
            sender.send(fact);
            sent++;
        }
    }

    /** All facts due before an instant are acknowledged, and the engine has had the time of a step to fetch them. */
    private void complete(long dueBeforeMillis) {
        sender.mark(dueBeforeMillis - latenessMillis - 1, BackfillMark.NONE, SOURCE);
    }
}
