package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Fact;
import java.util.Iterator;
import java.util.Objects;

/**
 * A made-up company: customers with habits ({@link Persona}), and the facts that they leave behind.
 *
 * <p>The same {@link CompanySettings} give the same facts in the same order, on every machine and with any number of
 * threads: each customer's story depends on the seed and the customer alone. Immutable; may be shared between threads.
 */
public final class Company {

    private final CompanySettings settings;
    private final CompanyCalendar calendar;
    private final double scale;

    /** With a wanted number of facts, this tells the story of a sample of the customers to find how busy they must be. */
    public Company(CompanySettings settings) {
        this.settings = settings;
        this.calendar = new CompanyCalendar(
                settings.zone(),
                settings.from().toEpochMilli(),
                settings.until().toEpochMilli());
        this.scale = Calibration.scaleFor(settings, calendar);
    }

    public CompanySettings settings() {
        return settings;
    }

    /**
     * The facts in order of arrival: that of {@code occurredAt}, but for those that come late or twice. Every call begins
     * anew; an iterator is for one thread.
     */
    public Iterator<Fact> facts() {
        return facts(0, 1);
    }

    /**
     * The facts of the customers whose index, modulo {@code shards}, is {@code shard}; in the order in which they have them
     * in {@link #facts()}.
     */
    public Iterator<Fact> facts(int shard, int shards) {
        Objects.checkIndex(shard, shards);
        return new CompanyFacts(settings, calendar, scale, shard, shards);
    }

    /** The id of a customer, by index from 0. */
    public String customerId(int index) {
        return Population.idOf(Objects.checkIndex(index, settings.customers()));
    }

    /** The habits of a customer, by index from 0. */
    public Persona persona(int index) {
        Objects.checkIndex(index, settings.customers());
        return new Population(calendar, settings.seed(), scale).personaOf(index);
    }

    /** A policy that fits the company, as YAML. */
    public String policy() {
        return CompanyPolicy.of(settings);
    }
}
