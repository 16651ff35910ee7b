package io.tierengine.cli.replay;

import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.terminal.Progress;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** One run of {@code tier replay}: deal out the rows, replay the shards, merge their changes. */
final class Replay implements AutoCloseable {

    /** Bytes of the files that make a shard; few enough that a thread's rows stay in its cache. */
    private static final long SHARD_BYTES = 1L << 20;

    private static final int FEWEST_SHARDS = 16;
    private static final int MOST_SHARDS = 2048;
    private static final int SHARDS_OF_A_PIPE = 256;

    /** How much of the time reading takes, for the progress bar; and counting, of what is left. */
    private static final double READING = 0.3;

    private static final double COUNTING = 0.4;

    private final ReplayRequest request;
    private final FactFiles files;
    private final Progress progress;
    private final SegmentStore store;
    private final BadRows badRows;
    private final ReplayCounts counts = new ReplayCounts();
    private CutoffTable cutoffs = CutoffTable.EMPTY;

    Replay(ReplayRequest request, FactFiles files, Progress progress) {
        this.request = request;
        this.files = files;
        this.progress = progress;
        this.store = new SegmentStore(request.temporaryFolder(), request.memoryBytes());
        this.badRows = new BadRows(request.badRowsLimit());
    }

    /** Rows that can't be taken. */
    BadRows badRows() {
        return badRows;
    }

    /** What was counted. */
    ReplayCounts counts() {
        return counts;
    }

    /** The cut-offs by percentile that were decided by; none where the policy has none. */
    CutoffTable cutoffs() {
        return cutoffs;
    }

    /** Reads and decides everything; what each shard tells, to be merged. */
    Map<Told, List<CustomerRows>> run() throws IOException {
        Shards shards = new Shards(files, shardCount(), store);
        try (ExecutorService threads = Executors.newFixedThreadPool(request.threads())) {
            deal(shards, threads);
            double done = READING;
            RfmRules rfm = request.policy().rfm();
            if (request.cutoffs() != null) {
                cutoffs = request.cutoffs();
            } else if (rfm != null && rfm.schedule() != null) {
                cutoffs = count(shards, rfm.schedule(), threads);
                done += COUNTING * (1 - READING);
            }
            return decide(shards, threads, done);
        } finally {
            progress.finish();
        }
    }

    private int shardCount() {
        return files.bytes() == 0
                ? SHARDS_OF_A_PIPE
                : Math.clamp(files.bytes() / SHARD_BYTES, FEWEST_SHARDS, MOST_SHARDS);
    }

    private void deal(Shards shards, ExecutorService threads) throws IOException {
        AtomicLong read = new AtomicLong();
        double all = Math.max(1, files.bytes());
        inParallel(threads, () -> {
            shards.deal(request.threads(), count -> progress.at("reading", READING * read.addAndGet(count) / all));
            return null;
        });
    }

    /** Counts all customers at each counting instant: first in parts, which can be merged in any order. */
    private CutoffTable count(Shards shards, CutoffSchedule schedule, ExecutorService threads) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<ShardCount> parts = inParallel(threads, () -> {
            ShardCount count = new ShardCount(files, shards, request);
            for (int shard = next.getAndIncrement(); shard < shards.count(); shard = next.getAndIncrement()) {
                count.count(shard);
                double share = (double) done.incrementAndGet() / shards.count();
                progress.at("counting", READING + COUNTING * (1 - READING) * share);
            }
            return count;
        });
        SortedMap<Long, CustomerCount> counted = new TreeMap<>();
        for (ShardCount part : parts) {
            part.counts()
                    .forEach((at, count) -> counted.computeIfAbsent(at, _ -> new CustomerCount())
                            .merge(count));
        }
        CutoffTable table = CutoffTable.EMPTY;
        for (Map.Entry<Long, CustomerCount> count : counted.entrySet()) {
            long at = count.getKey();
            RfmCutoffs found = count.getValue()
                    .cutoffs(schedule, at, schedule.regularEffectMillis(at))
                    .orElseThrow();
            table = table.with(found);
        }
        return table;
    }

    private Map<Told, List<CustomerRows>> decide(Shards shards, ExecutorService threads, double before)
            throws IOException {
        List<AtomicReference<Map<Told, CustomerRows>>> told = Stream.generate(
                        () -> new AtomicReference<Map<Told, CustomerRows>>(Map.of()))
                .limit(shards.count())
                .toList();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<ReplayCounts> parts = inParallel(threads, () -> {
            ShardReplay replay = new ShardReplay(files, shards, store, badRows, request, cutoffs);
            for (int shard = next.getAndIncrement(); shard < told.size(); shard = next.getAndIncrement()) {
                told.get(shard).set(replay.replay(shard));
                progress.at("deciding", before + (1 - before) * done.incrementAndGet() / told.size());
            }
            return replay.counts();
        });
        parts.forEach(counts::add);
        Map<Told, List<CustomerRows>> byKind = new EnumMap<>(Told.class);
        for (Told kind : Told.values()) {
            byKind.put(
                    kind,
                    told.stream()
                            .map(AtomicReference::get)
                            .map(shard -> shard.get(kind))
                            .filter(Objects::nonNull)
                            .toList());
        }
        return byKind;
    }

    /** Runs a task once per thread. */
    private <T> List<T> inParallel(ExecutorService threads, Callable<T> task) throws IOException {
        List<T> results = new ArrayList<>();
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < request.threads(); i++) {
                tasks.add(task);
            }
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a thread of the replay failed", cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
