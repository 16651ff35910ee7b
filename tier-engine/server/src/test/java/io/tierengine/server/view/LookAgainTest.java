package io.tierengine.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.server.MadeUpCustomers;
import io.tierengine.server.MadeUpViews;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.DescribedCustomer;
import io.tierengine.views.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookAgainTest {

    private final List<Look> looks = new ArrayList<>();
    private final MadeUpCustomers customers = new MadeUpCustomers();

    @Test
    void shouldTellWhatIsOtherwiseByNow() throws Exception {
        MadeUpViews views = new MadeUpViews(Set.of(0), "known", "nobody", "far");
        DescribedCustomer now =
                customers.customer("known") instanceof CustomerAnswer.Found<DescribedCustomer>(var found)
                        ? found
                        : null;

        int changed = new LookAgain(views, customers, looks::add, () -> {}).round(MadeUpViews.NOON);

        assertThat(now).isNotNull();
        assertThat(changed).isEqualTo(1);
        assertThat(looks)
                .containsExactly(new Look(
                        "known",
                        now.snapshot().sequence(),
                        now.snapshot().score(),
                        now.explanation().getProjection().getFallAt().orElse(null),
                        now.explanation().getProjection().getFallTier().orElse(null)));
    }

    @Test
    void shouldLookAtEverybodyOnceAndRestBetween() throws Exception {
        String[] ids = new String[250];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "x" + "y".repeat(i);
        }
        int[] rests = {0};

        int changed = new LookAgain(new MadeUpViews(Set.of(0), ids), customers, looks::add, () -> rests[0]++)
                .round(MadeUpViews.NOON);

        assertThat(rests[0]).isEqualTo(ids.length);
        assertThat(changed).isZero();
    }
}
