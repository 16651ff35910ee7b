package io.tierengine.core.metric;

import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/** What the {@code where} of a metric sees: the event by itself. */
final class EventScope implements Scope {

    private final Event event;

    EventScope(Event event) {
        this.event = event;
    }

    @Override
    public long eventNumber(EventNumber field) {
        return event.number(field);
    }

    @Override
    public @Nullable String eventText(EventText field) {
        return event.text(field);
    }

    @Override
    public @Nullable String eventAttribute(String name) {
        return event.attributes().get(name);
    }

    @Override
    public long metric(int index) {
        return Decimals.ABSENT;
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
}
