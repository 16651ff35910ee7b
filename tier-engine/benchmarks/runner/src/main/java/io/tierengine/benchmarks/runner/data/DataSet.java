package io.tierengine.benchmarks.runner.data;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A loaded data set.
 *
 * @param shape what it was drawn from
 * @param historyEnds for each partition the offset at which the live facts begin
 * @param ends for each partition the offset after its last fact
 */
public record DataSet(DataShape shape, List<Long> historyEnds, List<Long> ends) {

    static DataSet of(DataShape shape, long[] historyEnds, long[] ends) {
        return new DataSet(
                shape,
                LongStream.of(historyEnds).boxed().toList(),
                LongStream.of(ends).boxed().toList());
    }

    /** Records in the topic, sentinels included. */
    public long records() {
        return ends.stream().mapToLong(Long::longValue).sum();
    }

    Properties toProperties() {
        Properties properties = shape.toProperties();
        properties.setProperty("historyEnds", text(historyEnds));
        properties.setProperty("ends", text(ends));
        return properties;
    }

    /**
     * What was loaded before.
     *
     * @throws IllegalArgumentException if it has another shape
     */
    static DataSet from(Properties found, DataShape wanted) {
        Properties shape = wanted.toProperties();
        shape.forEach((key, value) -> {
            if (!value.equals(found.get(key))) {
                throw new IllegalArgumentException("the data folder holds a data set with " + key + "=" + found.get(key)
                        + " instead of " + value + "; name another folder or ask for the same data");
            }
        });
        return new DataSet(
                wanted, numbers(found.getProperty("historyEnds", "")), numbers(found.getProperty("ends", "")));
    }

    private static String text(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> numbers(String text) {
        return Stream.of(text.split(",", -1)).map(Long::valueOf).toList();
    }
}
