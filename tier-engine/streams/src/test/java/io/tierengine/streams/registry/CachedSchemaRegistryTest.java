package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.streams.registry.InMemoryRegistry.Call;
import io.tierengine.streams.registry.RegistrySettings.MissingIds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CachedSchemaRegistryTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private final InMemoryRegistry behind = new InMemoryRegistry();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final CachedSchemaRegistry cache =
            new CachedSchemaRegistry(behind, new MissingIds(Duration.ofSeconds(10), 2), nanos::get);

    @Test
    void shouldAskOnceForWhatCanNotChange() {
        for (int i = 0; i < 3; i++) {
            int id = cache.register("s", SCHEMA);
            cache.lookUp("s", SCHEMA);
            cache.byId(id);
        }

        assertThat(behind.calls(Call.REGISTER)).isEqualTo(1);
        assertThat(behind.calls(Call.LOOK_UP)).isEqualTo(1);
        assertThat(behind.calls(Call.BY_ID)).isEqualTo(1);
    }

    @Test
    void shouldGoOnKnowingItWhenTheRegistryIsDown() {
        int id = cache.register("s", SCHEMA);
        cache.byId(id);
        behind.setDown(true);

        assertThat(cache.byId(id)).contains(SCHEMA);
        assertThatThrownBy(() -> cache.byId(99)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void shouldAskAgainForAnUnknownIdOnlyAfterAWhile() {
        cache.byId(1);
        cache.byId(1);
        assertThat(behind.calls(Call.BY_ID)).isEqualTo(1);

        behind.register("s", SCHEMA);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(cache.byId(1)).isEmpty();
        nanos.incrementAndGet();
        assertThat(cache.byId(1)).contains(SCHEMA);
    }

    @Test
    void shouldRememberOnlySoManyUnknownIds() {
        cache.byId(1);
        cache.byId(2);
        cache.byId(3);
        cache.byId(2);
        cache.byId(3);
        assertThat(behind.calls(Call.BY_ID)).isEqualTo(3);

        cache.byId(1);
        assertThat(behind.calls(Call.BY_ID)).isEqualTo(4);
    }

    @Test
    void shouldNotTakeAnOutageForAnUnknownId() {
        behind.register("s", SCHEMA);
        behind.setDown(true);
        assertThatThrownBy(() -> cache.byId(1)).isInstanceOf(RegistryUnavailableException.class);
        behind.setDown(false);

        assertThat(cache.byId(1)).contains(SCHEMA);
    }

    @Test
    void shouldKeepSubjectsApart() {
        cache.register("s", SCHEMA);

        assertThat(cache.lookUp("t", SCHEMA)).isEmpty();
        assertThat(cache.lookUp("s", SCHEMA)).isPresent();
    }

    @Test
    void shouldCloseWhatIsBehind() {
        cache.close();

        assertThat(behind.isClosed()).isTrue();
    }
}
