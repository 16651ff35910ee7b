package io.tierengine.cli.demo;

import io.tierengine.sandbox.company.Company;
import io.tierengine.sandbox.company.CompanySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The story of a made-up company, of a year and a half until now and on into the days to come. */
final class CompanyStory {

    private static final Duration BEFORE_NOW = Duration.ofDays(545);
    private static final Duration AFTER_NOW = Duration.ofDays(7);

    private CompanyStory() {}

    /** @param folder for the policy */
    static Story of(int customers, Instant now, Path folder) throws IOException {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        CompanySettings settings = CompanySettings.defaults()
                .withCustomers(customers)
                .between(today.minus(BEFORE_NOW), today.plus(AFTER_NOW));
        Company company = new Company(settings);
        Path policy = Files.writeString(folder.resolve("policy.yaml"), company.policy());
        return new Story(
                String.format(Locale.ROOT, "a made-up company with %,d customers", customers),
                company.facts(),
                settings.maxLateness(),
                policy,
                settings.zone());
    }
}
