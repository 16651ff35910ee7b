package io.tierengine.views.index;

import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.KnownCustomerCodec;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads what is known of single customers. */
public final class Rows {

    private final ViewStores stores;

    public Rows(ViewStores stores) {
        this.stores = stores;
    }

    /** What is known of a customer; null: nothing. */
    public @Nullable KnownCustomer get(int partition, String customerId) {
        byte[] stored = stores.get(partition, StoreNames.ROWS, Bytes.wrap(customerId.getBytes(StandardCharsets.UTF_8)));
        return stored == null ? null : KnownCustomerCodec.decode(customerId, stored);
    }
}
