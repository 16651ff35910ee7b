package io.tierengine.streams.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists of records, made without streams: an explanation has dozens, most of them empty or of one element. */
final class RecordLists {

    private RecordLists() {}

    static <A, B> List<B> each(List<A> all, Function<A, B> record) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<B> records = new ArrayList<>(all.size());
        for (A one : all) {
            records.add(record.apply(one));
        }
        return records;
    }
}
