package io.tierengine.views.index;

import io.tierengine.views.Attribute;
import io.tierengine.views.Sort;
import io.tierengine.views.index.MergedRanges.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * Whose lists are read.
 *
 * @param attribute empty: everybody's
 * @param values those with one of these
 * @param customers about how many they are
 */
record Facet(Optional<Attribute> attribute, Set<String> values, long customers) {

    static final Facet ALL = new Facet(Optional.empty(), Set.of(""), Long.MAX_VALUE);

    List<byte[]> prefixes(Sort sort) {
        return values.stream()
                .map(value -> IndexKeys.prefix(attribute, value, sort))
                .toList();
    }

    /** All entries of a sort. */
    List<Range> ranges(Sort sort) {
        return prefixes(sort).stream()
                .map(prefix -> new Range(Bytes.wrap(prefix), IndexKeys.end(prefix), prefix.length, null))
                .toList();
    }
}
