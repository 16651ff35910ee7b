package io.tierengine.views.index;

import io.tierengine.core.number.Decimals;
import io.tierengine.views.Attribute;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Sort;
import io.tierengine.views.row.KnownCustomer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an index entry carries of its customer, so that most who don't fit a filter are passed over without reading their rows: a byte that tells by
 * which sorts there is a value, two bytes of hash for each attribute, four for the minute of the fall. Whoever fits by these may still not fit.
 */
final class Marks {

    private static final long MINUTE_MILLIS = 60_000;
    private static final int FALL_OFFSET = 1 + 2 * 9;
    private static final int BYTES = FALL_OFFSET + Integer.BYTES;

    /** Of 2 to the 32nd; spreads what differs in few bits. */
    private static final int GOLDEN_RATIO = 0x9e3779b9;

    private Marks() {}

    static byte[] of(KnownCustomer customer) {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        int present = 0;
        for (Sort sort : Sort.values()) {
            present |= customer.sortValue(sort) == Decimals.ABSENT ? 0 : bit(sort);
        }
        out.put((byte) present);
        for (Attribute attribute : Attribute.values()) {
            out.putShort(offset(attribute), hash(customer.text(attribute)));
        }
        out.putInt(FALL_OFFSET, minute(customer.fallAt()));
        return out.array();
    }

    static boolean has(Sort sort, byte[] marks) {
        return (marks[0] & bit(sort)) != 0;
    }

    private static int bit(Sort sort) {
        return switch (sort) {
            case VALUE -> 1;
            case SCORE -> 2;
            case SINCE -> 4;
            case FALL -> 8;
            case RISK -> 16;
            case ID -> 32;
        };
    }

    private static int offset(Attribute attribute) {
        return switch (attribute) {
            case TIER -> 1;
            case STAGE -> 3;
            case RISK -> 5;
            case SEGMENT -> 7;
            case OWNER -> 9;
            case REGION -> 11;
            case INDUSTRY -> 13;
            case SIZE -> 15;
            case KIND -> 17;
        };
    }

    /** 0 for no text. {@link String#hashCode} is laid down in the language, so it may be stored. */
    private static short hash(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        short hash = (short) ((text.hashCode() * GOLDEN_RATIO) >>> 16);
        return hash == 0 ? 1 : hash;
    }

    private static int minute(long millis) {
        return millis == Decimals.ABSENT
                ? Integer.MAX_VALUE
                : (int) Math.min(millis / MINUTE_MILLIS, Integer.MAX_VALUE);
    }

    /** What a query asks of marks. */
    static final class Filter {

        private final List<Wanted> wanted = new ArrayList<>();
        private final int latestFall;

        private record Wanted(int offset, Set<Short> hashes) {}

        Filter(Map<Attribute, Set<String>> filters, ListQuery query) {
            filters.forEach((attribute, values) -> wanted.add(new Wanted(
                    offset(attribute), values.stream().map(Marks::hash).collect(Collectors.toSet()))));
            latestFall = query.fallsBefore()
                    .map(Instant::toEpochMilli)
                    .map(Marks::minute)
                    .orElse(Integer.MAX_VALUE);
        }

        boolean mayFit(byte[] marks) {
            ByteBuffer in = ByteBuffer.wrap(marks);
            for (Wanted one : wanted) {
                if (!one.hashes().contains(in.getShort(one.offset()))) {
                    return false;
                }
            }
            return in.getInt(FALL_OFFSET) <= latestFall;
        }
    }
}
