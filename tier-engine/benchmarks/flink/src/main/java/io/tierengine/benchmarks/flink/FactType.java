package io.tierengine.benchmarks.flink;

import io.tierengine.core.fact.Transaction;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink that a transaction has a serializer of its own. */
final class FactType extends TypeInformation<Transaction> {

    static final FactType INSTANCE = new FactType();

    private static final long serialVersionUID = 1L;

    private FactType() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<Transaction> getTypeClass() {
        return Transaction.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Transaction> createSerializer(SerializerConfig config) {
        return FactSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "Transaction";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactType;
    }

    @Override
    public int hashCode() {
        return FactType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FactType;
    }
}
