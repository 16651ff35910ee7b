package io.tierengine.cli.demo;

import io.tierengine.core.fact.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;

/**
 * What a demo plays.
 *
 * @param title for the screen
 * @param facts in order of arrival, the history's last ones just before now
 * @param lateness the most that a fact comes behind the latest before it
 * @param policy file of the policy to play them under
 * @param zone of the policy's days
 */
record Story(String title, Iterator<Fact> facts, Duration lateness, Path policy, ZoneId zone) {}
