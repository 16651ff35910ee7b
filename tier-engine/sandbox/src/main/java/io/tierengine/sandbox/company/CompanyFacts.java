package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Fact;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a company, or of one shard of its customers, in order of arrival.
 *
 * <p>The story is told hour by hour: every customer waits in the list of the hour in which to look at it next (a timing
 * wheel with one turn), every fact in the list of the hour in which it arrives. Both cost O(1) a step, and an hour's
 * facts are sorted among themselves. Memory: some 150 bytes a customer, and the facts that are on their way.
 */
final class CompanyFacts implements Iterator<Fact> {

    private final Arrivals arrivals;
    private final Story story;
    private final @Nullable Customer[] byHour;

    private int hour;
    private List<Arrival> current = List.of();
    private int position;

    CompanyFacts(CompanySettings settings, CompanyCalendar calendar, double scale, int shard, int shards) {
        Draws draws = new Draws(settings.seed());
        this.arrivals = new Arrivals(settings, calendar, draws);
        this.story = new Story(settings, calendar, draws, arrivals);
        this.byHour = new Customer[arrivals.hours()];
        Population population = new Population(calendar, settings.seed(), scale);
        for (int index = shard; index < settings.customers(); index += shards) {
            await(population.customer(index));
        }
    }

    @Override
    public boolean hasNext() {
        while (position == current.size() && hour < byHour.length) {
            tell(hour);
            current = arrivals.take(hour++);
            position = 0;
        }
        return position < current.size();
    }

    @Override
    public Fact next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the company's story is over");
        }
        return current.get(position++).fact();
    }

    private void tell(int hour) {
        int hourEnd = (hour + 1) * CompanyCalendar.HOUR;
        Customer customer = byHour[hour];
        byHour[hour] = null;
        while (customer != null) {
            Customer following = customer.nextInHour;
            do {
                story.tell(customer);
            } while (customer.next < hourEnd);
            await(customer);
            customer = following;
        }
    }

    private void await(Customer customer) {
        customer.nextInHour = null;
        if (customer.next != CompanyCalendar.NEVER) {
            int then = customer.next / CompanyCalendar.HOUR;
            customer.nextInHour = byHour[then];
            byHour[then] = customer;
        }
    }
}
