package io.tierengine.core.customer;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;
import io.tierengine.core.range.RangeScope;
import io.tierengine.core.time.LocalCalendar;

/** What the numbers of one customer may be from its {@code asOf} up to the end of a local day, if no fact comes. */
final class CustomerRanges implements RangeScope {

    private final LocalCalendar calendar;
    private final CustomerView view;
    private final Watcher watcher;
    private CustomerState state;
    private int today;
    private int lastDay;
    private long lastMillis;

    CustomerRanges(LocalCalendar calendar, CustomerView view, Watcher watcher, CustomerState nobody) {
        this.calendar = calendar;
        this.view = view;
        this.watcher = watcher;
        state = nobody;
    }

    /** Looks at a customer on which the view is open, too. */
    void open(CustomerState customer, int untilDay) {
        state = customer;
        today = calendar.dayOf(customer.asOfMillis);
        lastDay = untilDay;
        lastMillis = calendar.startOf(untilDay + 1) - 1;
    }

    @Override
    public void metric(int index, NumberRange found) {
        state.aggregates.findRange(index, lastMillis, found);
    }

    @Override
    public void variable(NumberExpression variable, NumberRange found) {
        switch (variable) {
            case NumberExpression.RecencyDays _ -> since(state.lastPurchaseDay, found);
            case NumberExpression.TenureDays _ -> since(CustomerView.firstDay(state), found);
            case NumberExpression.DaysUntil until -> until(state.profile.day(until.slot()), found);
            case NumberExpression.Assessment rating -> {
                if (state.ratings.nextEndMillis(state.asOfMillis) > lastMillis) {
                    found.set(rating.value(view));
                } else {
                    found.setUnknown();
                }
            }
            case NumberExpression.ProfileNumber number -> found.set(number.value(view));
            case NumberExpression.UsualGapDays gap -> found.set(gap.value(view));
            default -> found.setUnknown();
        }
    }

    private void since(int day, NumberRange found) {
        if (day == CustomerState.NO_DAY) {
            found.setAbsent();
        } else {
            found.setBetween((today - (long) day) * Decimals.ONE, (lastDay - (long) day) * Decimals.ONE);
        }
    }

    private void until(int day, NumberRange found) {
        if (day == Profile.NO_DAY) {
            found.setAbsent();
        } else {
            found.setBetween((day - (long) lastDay) * Decimals.ONE, (day - (long) today) * Decimals.ONE);
        }
    }

    @Override
    public boolean isConstant(TextExpression text) {
        return switch (text) {
            case TextExpression.Literal _, TextExpression.ProfileText _ -> true;
            case TextExpression.Lifecycle _ -> watcher.nextStageMillis(state, today) > lastMillis;
            case TextExpression.Segment _ -> false;
            case TextExpression.EventField _, TextExpression.EventAttribute _ -> true;
        };
    }

    @Override
    public Scope now() {
        return view;
    }
}
