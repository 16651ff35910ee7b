package io.tierengine.cli.replay;

import io.tierengine.cli.csv.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The rows of one shard, grouped by customer and in the order in which they are taken. It is filled again and again. */
final class ShardRows {

    private static final int FIRST_CAPACITY = 1 << 10;

    private final ByteWriter kept = new ByteWriter(0);
    private final List<Customer> customers = new ArrayList<>();
    /** Places in {@code customers}, from 1, by hash; as large as a power of two. */
    private int[] table = new int[FIRST_CAPACITY];

    private int size;
    private int[] places = new int[FIRST_CAPACITY];
    private int[] owners = new int[FIRST_CAPACITY];
    private int[] sorted = new int[FIRST_CAPACITY];
    private int[] spare = new int[FIRST_CAPACITY];

    /** A customer with its rows, from {@code from} to {@code to} in {@code sorted}. Ordered by the bytes of the id. */
    static final class Customer implements Comparable<Customer> {

        private final byte[] id;
        private int from;
        private int to;

        private Customer(byte[] id) {
            this.id = id;
        }

        /** In UTF-8. */
        byte[] idBytes() {
            return id;
        }

        String id() {
            return new String(id, StandardCharsets.UTF_8);
        }

        /** The first of its rows. */
        int from() {
            return from;
        }

        /** Behind the last of its rows. */
        int to() {
            return to;
        }

        @Override
        public int compareTo(Customer other) {
            return Arrays.compareUnsigned(id, other.id);
        }
    }

    /**
     * Takes the rows of a shard, in place of those it had.
     *
     * @param again whether they will be wanted again
     */
    void fill(Shards shards, int shard, boolean again) throws IOException {
        if (again) {
            shards.look(shard, kept);
        } else {
            shards.take(shard, kept);
        }
        customers.clear();
        Arrays.fill(table, 0);
        size = 0;
        byte[] rows = kept.array();
        for (int at = 0; at < kept.size(); at = KeptRow.end(rows, at)) {
            add(at, ownerOf(rows, KeptRow.idFrom(rows, at), KeptRow.idTo(rows, at)));
        }
        sort();
    }

    /** In byte order of the ids. */
    List<Customer> customers() {
        return customers;
    }

    /** The array that the rows lie in. */
    byte[] bytes() {
        return kept.array();
    }

    /** Where a customer's row lies in the array, as a {@link KeptRow}. */
    int place(int row) {
        return sorted[row];
    }

    private void add(int at, int owner) {
        if (size == places.length) {
            int capacity = Math.addExact(size, size);
            places = Arrays.copyOf(places, capacity);
            owners = Arrays.copyOf(owners, capacity);
            sorted = new int[capacity];
            spare = new int[capacity];
        }
        places[size] = at;
        owners[size] = owner;
        size++;
        customers.get(owner).to++;
    }

    private int ownerOf(byte[] rows, int from, int to) {
        int at = (int) Words.hash(rows, from, to) & (table.length - 1);
        while (table[at] != 0) {
            byte[] id = customers.get(table[at] - 1).id;
            if (Arrays.equals(id, 0, id.length, rows, from, to)) {
                return table[at] - 1;
            }
            at = (at + 1) & (table.length - 1);
        }
        customers.add(new Customer(Arrays.copyOfRange(rows, from, to)));
        table[at] = customers.size();
        if (2 * customers.size() > table.length) {
            growTable();
        }
        return customers.size() - 1;
    }

    private void growTable() {
        table = new int[Math.multiplyExact(table.length, 4)];
        for (int i = 0; i < customers.size(); i++) {
            byte[] id = customers.get(i).id;
            int at = (int) Words.hash(id, 0, id.length) & (table.length - 1);
            while (table[at] != 0) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = i + 1;
        }
    }

    /** A counting sort by customer, then each customer's rows by order. */
    private void sort() {
        int from = 0;
        for (Customer customer : customers) {
            int rows = customer.to;
            customer.from = from;
            customer.to = from;
            from += rows;
        }
        for (int i = 0; i < size; i++) {
            sorted[customers.get(owners[i]).to++] = places[i];
        }
        for (Customer customer : customers) {
            sortRows(customer.from, customer.to);
        }
        Collections.sort(customers);
    }

    private void sortRows(int from, int to) {
        byte[] rows = kept.array();
        for (int i = from + 1; i < to; i++) {
            if (KeptRow.compare(rows, sorted[i - 1], sorted[i]) > 0) {
                System.arraycopy(sorted, from, spare, from, to - from);
                mergeSort(spare, sorted, from, to);
                return;
            }
        }
    }

    /** From one array, which holds the same, into the other; linear where the rows are in order. */
    private void mergeSort(int[] source, int[] into, int begin, int end) {
        if (end - begin < 2) {
            return;
        }
        byte[] rows = kept.array();
        int middle = (begin + end) >>> 1;
        mergeSort(into, source, begin, middle);
        mergeSort(into, source, middle, end);
        if (KeptRow.compare(rows, source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, begin, into, begin, end - begin);
            return;
        }
        int left = begin;
        int right = middle;
        for (int i = begin; i < end; i++) {
            boolean takeLeft =
                    right == end || (left < middle && KeptRow.compare(rows, source[left], source[right]) <= 0);
            into[i] = takeLeft ? source[left++] : source[right++];
        }
    }
}
