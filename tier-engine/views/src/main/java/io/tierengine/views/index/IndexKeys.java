package io.tierengine.views.index;

import io.tierengine.core.number.Decimals;
import io.tierengine.views.Attribute;
import io.tierengine.views.Sort;
import io.tierengine.views.index.MergedRanges.Range;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the index: a letter for the facet, its value and a zero byte, a letter for the sort, the number sorted by so that its bytes are in its
 * order, the customer id. So a list is one range, and its entries lie in the list's order.
 */
public final class IndexKeys {

    /** Attributes that have lists of their own, in every order. */
    static final List<Attribute> FACETS = List.of(
            Attribute.TIER, Attribute.STAGE, Attribute.RISK, Attribute.SEGMENT, Attribute.OWNER, Attribute.REGION);

    /** Attributes by which only {@link Sort#SINCE} has lists, from which those with a rare value are found. */
    static final List<Attribute> RARE = List.of(Attribute.INDUSTRY, Attribute.SIZE, Attribute.KIND);

    /** Sorts that have entries; the order of ids is that of the rows themselves. */
    private static final List<Sort> SORTS = List.of(Sort.SINCE, Sort.SCORE, Sort.VALUE, Sort.RISK, Sort.FALL);

    private IndexKeys() {}

    /** All entries of a customer by key; none before it has a tier. */
    public static Map<Bytes, byte[]> entries(@Nullable KnownCustomer customer) {
        if (customer == null || !customer.isListed()) {
            return Map.of();
        }
        byte[] marks = Marks.of(customer);
        byte[] id = customer.id().getBytes(StandardCharsets.UTF_8);
        Map<Bytes, byte[]> entries = HashMap.newHashMap(35);
        for (Sort sort : SORTS) {
            long value = customer.sortValue(sort);
            if (value == Decimals.ABSENT) {
                continue;
            }
            entries.put(key(prefix(Optional.empty(), "", sort), value, id), marks);
            add(entries, customer, FACETS, sort, marks);
        }
        add(entries, customer, RARE, Sort.SINCE, marks);
        return entries;
    }

    private static void add(
            Map<Bytes, byte[]> entries, KnownCustomer customer, List<Attribute> facets, Sort sort, byte[] marks) {
        byte[] id = customer.id().getBytes(StandardCharsets.UTF_8);
        for (Attribute facet : facets) {
            String text = customer.text(facet);
            if (text != null) {
                entries.put(key(prefix(Optional.of(facet), text, sort), customer.sortValue(sort), id), marks);
            }
        }
    }

    /**
     * What the keys of a list begin with.
     *
     * @param facet empty: all customers
     */
    static byte[] prefix(Optional<Attribute> facet, String value, Sort sort) {
        byte[] text = Texts.bytes(value);
        return ByteBuffer.allocate(text.length + 3)
                .put((byte) (int) facet.map(IndexKeys::code).orElse('*'))
                .put(text)
                .put((byte) 0)
                .put((byte) sort.code())
                .array();
    }

    /** Letters never change. */
    private static Character code(Attribute facet) {
        return switch (facet) {
            case TIER -> 't';
            case STAGE -> 'g';
            case RISK -> 'r';
            case SEGMENT -> 's';
            case OWNER -> 'o';
            case REGION -> 'n';
            case INDUSTRY -> 'i';
            case SIZE -> 'z';
            case KIND -> 'k';
        };
    }

    static Bytes key(byte[] prefix, long value, byte[] id) {
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES + id.length)
                .put(prefix)
                .putLong(value ^ Long.MIN_VALUE)
                .put(id)
                .array());
    }

    /** Above all keys that begin so. */
    static Bytes end(byte[] prefix) {
        byte[] end = Arrays.copyOf(prefix, prefix.length + 1);
        Arrays.fill(end, prefix.length, end.length, (byte) 0xff);
        return Bytes.wrap(end);
    }

    /** Customers that fall before an instant. */
    static Range fallsBefore(long millis) {
        byte[] prefix = prefix(Optional.empty(), "", Sort.FALL);
        return new Range(Bytes.wrap(prefix), key(prefix, millis, new byte[0]), prefix.length, null);
    }

    /**
     * Where those are that are found by what was typed, and perhaps others. Each is enough by itself: the whole as the start of an id, and one of its words;
     * the longest first, as it is likely to be that of fewest.
     */
    static List<List<Range>> nameRanges(String search) {
        Range id = nameRange(NameWords.plain(search));
        List<String> words = NameWords.ofSearch(search);
        return words.isEmpty()
                ? List.of(List.of(id))
                : words.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(word -> List.of(id, nameRange(word)))
                        .toList();
    }

    private static Range nameRange(String start) {
        byte[] prefix = Texts.bytes(NameWords.cut(start));
        return new Range(Bytes.wrap(prefix), end(prefix), prefix.length, null);
    }

    static long value(byte[] key, int prefixLength) {
        return ByteBuffer.wrap(key).getLong(prefixLength) ^ Long.MIN_VALUE;
    }

    static String id(byte[] key, int prefixLength) {
        int from = prefixLength + Long.BYTES;
        return new String(key, from, key.length - from, StandardCharsets.UTF_8);
    }

    /** All keys of a customer's name and id. */
    public static Set<Bytes> names(@Nullable KnownCustomer customer) {
        if (customer == null || !customer.isListed()) {
            return Set.of();
        }
        byte[] id = customer.id().getBytes(StandardCharsets.UTF_8);
        return NameWords.ofIndex(customer).stream()
                .map(word -> {
                    byte[] text = Texts.bytes(word);
                    return Bytes.wrap(ByteBuffer.allocate(text.length + 1 + id.length)
                            .put(text)
                            .put((byte) 0)
                            .put(id)
                            .array());
                })
                .collect(Collectors.toSet());
    }

    /** The customer id of a key of a name. */
    static String idOfName(byte[] key) {
        int zero = 0;
        while (key[zero] != 0) {
            zero++;
        }
        return new String(key, zero + 1, key.length - zero - 1, StandardCharsets.UTF_8);
    }
}
