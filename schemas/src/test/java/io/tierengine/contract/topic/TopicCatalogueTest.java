package io.tierengine.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.Transaction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCatalogueTest {

    private final TopicCatalogue catalogue = TopicCatalogue.standard();

    @Test
    void shouldStampEveryTopicWithTheAppendTime() {
        assertThat(catalogue.all())
                .allSatisfy(
                        topic -> assertThat(topic.config()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void shouldGiveEveryCoPartitionedTopicTheSameNumberOfPartitions() {
        var coPartitioned = catalogue.withCustomerPartitions(3).all().stream().filter(Topic::coPartitioned);

        assertThat(coPartitioned)
                .hasSize(12)
                .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(3));
    }

    @Test
    void shouldKeepFactsForGood() {
        var config = catalogue.customerTransactions().config();

        assertThat(config)
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "max.message.bytes", "1048576",
                        "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void shouldKeepTheLatestOfEachKeyInACompactedTopic() {
        var config = catalogue.customerTiers().config();

        assertThat(config)
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact",
                        "delete.retention.ms", "604800000",
                        "max.message.bytes", "1048576",
                        "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void shouldTakeADeadLetterOfTheLargestSourceRecord() {
        var largest = catalogue.all().stream()
                .filter(topic -> topic.flow() == Flow.IN)
                .mapToInt(Topic::maxMessageBytes)
                .max()
                .orElseThrow();

        assertThat(catalogue.deadLetters().maxMessageBytes()).isGreaterThanOrEqualTo(2 * largest);
    }

    @Test
    void shouldPutThePrefixBeforeEveryName() {
        var prefixed = catalogue.withPrefix("shop1.");

        assertThat(prefixed.all()).allSatisfy(topic -> assertThat(topic.name()).startsWith("shop1."));
        assertThat(prefixed.customerTransactions().valueSubject()).isEqualTo("shop1.customer-transactions-value");
    }

    @Test
    void shouldNameEveryTopicOnce() {
        assertThat(catalogue.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop 1", "shop/", "caf\u00e9-"})
    void shouldRefuseAPrefixThatKafkaWouldRefuse(String prefix) {
        assertThatThrownBy(() -> catalogue.withPrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(prefix)
                .hasMessageContaining("use 1 to 249 letters, digits, dots, hyphens and underscores");
    }

    @Test
    void shouldRefuseNoPartitions() {
        assertThatThrownBy(() -> catalogue.withCustomerPartitions(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't have 0 partitions");
    }

    @Test
    void shouldRefuseARetentionOfNoTime() {
        assertThatThrownBy(() -> new Retention.For(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive");
    }

    @Test
    void shouldTellTheSchemaOfItsValues() {
        var schema = catalogue.customerTransactions().valueSchema();

        assertThat(schema.getFullName()).isEqualTo(Transaction.class.getName());
    }
}
