package io.tierengine.cli.importing;

import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.topic.TopicSetup;
import io.tierengine.streams.topic.TopicSetup.TopicsUnfitException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The cluster that facts go to, as its brokers describe it.
 *
 * @param clusterId tells it from other clusters
 * @param topics with as many partitions as they have there
 */
public record Target(String clusterId, TopicCatalogue topics) {

    private static final int TIMEOUT_SECONDS = 30;

    /**
     * Asks the brokers; fails if they can't be reached or the topics aren't there or don't fit.
     *
     * @param createWith if topics are missing, they are created with so many partitions; 0: they must be there
     */
    public static Target describe(Map<String, String> settings, String prefix, int createWith)
            throws InterruptedException {
        TopicCatalogue names = TopicCatalogue.standard().withPrefix(prefix);
        List<String> wanted = List.of(
                names.customerTransactions().name(),
                names.customerInteractions().name(),
                names.customerProfiles().name(),
                names.tierOverrides().name(),
                names.customerAssessments().name(),
                names.clockMarks().name());
        try (Admin admin = Admin.create(new HashMap<String, Object>(settings))) {
            if (createWith > 0) {
                new TopicSetup(admin).ensure(names.withCustomerPartitions(createWith), Optional.empty(), true);
            }
            String clusterId = call(admin.describeCluster().clusterId());
            Map<String, TopicDescription> found =
                    call(admin.describeTopics(wanted).allTopicNames());
            int partitions = found.values().iterator().next().partitions().size();
            for (TopicDescription topic : found.values()) {
                if (topic.partitions().size() != partitions) {
                    throw CommandFailure.wrongInput(List.of("topic " + topic.name() + " has "
                            + topic.partitions().size() + " partitions and others have " + partitions
                            + "; all topics by customer need the same number. Create them anew, or start the engine"
                            + " once with the right number to have them created"));
                }
            }
            return new Target(clusterId, names.withCustomerPartitions(partitions));
        } catch (TopicsUnfitException e) {
            throw CommandFailure.wrongInput(List.of(String.valueOf(e.getMessage())));
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private static <T> T call(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof UnknownTopicOrPartitionException) {
                throw CommandFailure.wrongInput(List.of("the topics of facts aren't there, or not all of them: "
                        + cause.getMessage() + "; create them with --create-topics, or give the right --prefix"));
            }
            throw unreachable(cause);
        } catch (TimeoutException e) {
            throw unreachable(e);
        }
    }

    private static CommandFailure unreachable(Throwable cause) {
        return CommandFailure.problemsFound(
                List.of("the brokers can't be asked; are --bootstrap-servers and --properties right? " + cause));
    }
}
