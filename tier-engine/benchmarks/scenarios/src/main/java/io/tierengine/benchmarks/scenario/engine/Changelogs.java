package io.tierengine.benchmarks.scenario.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * The engine's changelogs on the broker, all stores together.
 *
 * @param bytes on disk, versions included that compaction hasn't removed yet
 * @param ends sum of the partitions' ends: records and transaction markers ever written
 */
public record Changelogs(long bytes, long ends) {

    /** Asks the broker. */
    public static Changelogs of(Lab lab) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", lab.bootstrapServers()))) {
            Set<TopicPartition> partitions = partitions(admin);
            long bytes = admin.describeLogDirs(Set.of(1)).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> partitions.contains(replica.getKey()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
            long ends = admin
                    .listOffsets(partitions.stream()
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(end -> end.offset())
                    .sum();
            return new Changelogs(bytes, ends);
        }
    }

    private static Set<TopicPartition> partitions(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> names = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(Lab.RUN + "-") && name.endsWith("-changelog"))
                .collect(Collectors.toSet());
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }
}
