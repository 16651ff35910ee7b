package io.tierengine.streams.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Where the topology gets serializers for the contract's values: the engine's own, or any that a setting names. */
public interface RecordSerdes {

    <T extends SpecificRecord> Serializer<T> serializer(Class<T> type);

    <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type);
}
