package io.tierengine.server.view;

import io.tierengine.contract.TierProjection;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.query.DescribedCustomer;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Look;
import io.tierengine.views.Order;
import io.tierengine.views.Page;
import io.tierengine.views.Row;
import io.tierengine.views.Sort;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps downgrades to come true. An engine tells when a customer will fall with each change of tier; facts since then move that instant, and telling it
 * with every fact would cost more than deciding. So whoever falls within the next months as it was told is looked at again, one after the other and round
 * and round, and where the engine has it otherwise by now, the views are told.
 */
final class LookAgain {

    /** As far as calendars go. */
    private static final Duration AHEAD = Duration.ofDays(92);

    private static final int AT_ONCE = 100;

    private final ViewQueries views;
    private final CustomerQueries customers;
    private final Consumer<Look> taker;
    private final Pace pace;

    /** Waits between two customers. */
    @FunctionalInterface
    interface Pace {
        void rest() throws InterruptedException;
    }

    LookAgain(ViewQueries views, CustomerQueries customers, Consumer<Look> taker, Pace pace) {
        this.views = views;
        this.customers = customers;
        this.taker = taker;
        this.pace = pace;
    }

    /**
     * Looks once at everybody on this instance who falls soon.
     *
     * @return how many were otherwise
     */
    int round(Instant now) throws InterruptedException {
        ListQuery query = ListQuery.by(Sort.FALL, Order.ASC)
                .fallingBefore(now.plus(AHEAD))
                .withLimit(AT_ONCE);
        int changed = 0;
        Optional<Page> page = page(query);
        while (page.isPresent()) {
            for (Page.ListedRow row : page.get().rows()) {
                changed += look(row.row()) ? 1 : 0;
                pace.rest();
            }
            page = page.get().next().flatMap(next -> page(query.after(next)));
        }
        return changed;
    }

    private Optional<Page> page(ListQuery query) {
        return views.list(query) instanceof ViewAnswer.Found<Page>(Page page, var _)
                ? Optional.of(page)
                : Optional.empty();
    }

    /** Those whose customers another instance decides about stay as they were told. */
    private boolean look(Row row) {
        if (!(customers.customer(row.customerId())
                instanceof CustomerAnswer.Found<DescribedCustomer>(DescribedCustomer found))) {
            return false;
        }
        TierProjection projection = found.explanation().getProjection();
        Instant fallAt = projection.getFallAt().orElse(null);
        String fallTier = projection.getFallTier().orElse(null);
        BigDecimal score = found.snapshot().score();
        if (Objects.equals(row.fallAt(), fallAt)
                && Objects.equals(row.fallTier(), fallTier)
                && isSame(row.score(), score)) {
            return false;
        }
        taker.accept(new Look(row.customerId(), found.snapshot().sequence(), score, fallAt, fallTier));
        return true;
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
