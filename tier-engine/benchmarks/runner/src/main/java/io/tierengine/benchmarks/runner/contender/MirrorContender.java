package io.tierengine.benchmarks.runner.contender;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.RecordSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The limit for any engine that logs its state: exactly once, for each fact it reads it writes one record with the fact's key and as
 * many bytes, key and value together, as the engine's mean changelog record. It decides nothing; only sentinels get their change.
 * Options: {@code bytes} of a record, {@code threads}.
 */
public final class MirrorContender {

    private MirrorContender() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        ContenderArguments given = ContenderArguments.parse(arguments);
        TopicCatalogue topics = TopicCatalogue.standard().withCustomerPartitions(ContenderArguments.PARTITIONS);
        String log = given.run() + "-mirror-changelog";
        createLog(given, log);
        List<Thread> threads = new ArrayList<>();
        try (RecordSerdes serdes = RecordSerdes.from(Map.of("schema.registry.url", given.registryUrl()))) {
            for (int i = 0; i < given.number("threads", 2); i++) {
                MirrorThread mirror = new MirrorThread(given, topics, serdes, log, given.number("bytes"), i);
                threads.add(Thread.ofPlatform()
                        .name("mirror-" + i)
                        .uncaughtExceptionHandler(MirrorContender::giveUp)
                        .start(mirror));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void createLog(ContenderArguments given, String log)
            throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) given.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(log, Optional.of(ContenderArguments.PARTITIONS), Optional.empty())
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
    }

    private static void giveUp(Thread thread, Throwable failure) {
        System.err.println(thread.getName() + " failed");
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
