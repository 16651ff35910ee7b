package io.tierengine.streams.serde;

import io.tierengine.core.binary.PackedWriter;
import io.tierengine.streams.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one class under one schema id: as they are, or translated by Avro's own rules to a version of the schema that
 * the class doesn't know. Thread-safe.
 */
final class RecordEncoder {

    private static final int TYPICAL_BYTES = 256;

    /** Of each thread; as large as the largest record that it has written. */
    private static final ThreadLocal<PackedWriter> BUFFERS = ThreadLocal.withInitial(PackedWriter::new);

    private final byte[] header;
    private final Schema own;
    /** Null if the schema has something that it can't write. */
    private final @Nullable ValueWriter direct;

    private final SpecificDatumWriter<SpecificRecord> writer;
    private final @Nullable Translation translation;

    private record Translation(GenericDatumReader<GenericRecord> reader, GenericDatumWriter<GenericRecord> writer) {}

    private RecordEncoder(int id, Schema own, @Nullable Translation translation) {
        this.header = WireFormat.header(id);
        this.own = own;
        this.direct = translation == null ? ValueWriter.of(own).orElse(null) : null;
        this.writer = new SpecificDatumWriter<>(own);
        this.translation = translation;
    }

    /** For an id whose schema is the class's own. */
    static RecordEncoder asIs(int id, Schema own) {
        return new RecordEncoder(id, own, null);
    }

    /**
     * For another version of the class's schema.
     *
     * @throws SerializationException where our records can't be written as that version
     */
    static RecordEncoder as(RegisteredSchema version, Schema own) {
        Schema wanted = version.schema();
        if (SchemaNormalization.toParsingForm(own).equals(SchemaNormalization.toParsingForm(wanted))) {
            return asIs(version.id(), own);
        }
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(wanted, own);
        if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new SerializationException("Records of " + own.getFullName() + " can't be written as version "
                    + version.version() + " of subject " + version.subject() + ": "
                    + compatibility.getResult().getIncompatibilities()
                    + ". Use the release that belongs to that version, or set use.latest.version=false.");
        }
        return new RecordEncoder(
                version.id(),
                own,
                new Translation(new GenericDatumReader<>(own, wanted), new GenericDatumWriter<>(wanted)));
    }

    /** Header and record. */
    byte[] encode(SpecificRecord record) {
        byte[] written = direct == null ? null : written(direct, record);
        return written == null ? encodeByAvro(record) : written;
    }

    /** Null if the record breaks its schema: Avro's own writer says best in which way. */
    private byte @Nullable [] written(ValueWriter by, SpecificRecord record) {
        PackedWriter out = BUFFERS.get();
        out.reset();
        out.writeAsIs(header);
        try {
            by.write(record, out);
        } catch (RuntimeException e) {
            return null;
        }
        return out.toByteArray();
    }

    private byte[] encodeByAvro(SpecificRecord record) {
        try {
            return translation == null
                    ? encodeAfter(header, record)
                    : translate(translation, encodeAfter(new byte[0], record));
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("A record breaks the schema of " + own.getFullName() + " (" + e + ").", e);
        }
    }

    private byte[] encodeAfter(byte[] front, SpecificRecord record) throws IOException {
        var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        bytes.writeBytes(front);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        writer.write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private byte[] translate(Translation to, byte[] record) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(record, null);
        GenericRecord translated = to.reader().read(null, decoder);
        var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        bytes.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        to.writer().write(translated, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
