package io.tierengine.contract.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Records to bytes and to Avro's JSON and back, with numbers, instants and dates as values and not as their bytes. */
final class AvroText {

    private static final GenericData MODEL = model();

    private AvroText() {}

    static byte[] binary(GenericRecord value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(value.getSchema(), MODEL).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    static GenericRecord fromBinary(byte[] bytes, Schema writer, Schema reader) throws IOException {
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        var value = new GenericDatumReader<GenericRecord>(writer, reader, MODEL).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("Bytes are left over after " + writer.getName() + ".");
        }
        return value;
    }

    static String json(GenericRecord value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().jsonEncoder(value.getSchema(), bytes, true);
        new GenericDatumWriter<GenericRecord>(value.getSchema(), MODEL).write(value, encoder);
        encoder.flush();
        return bytes.toString(StandardCharsets.UTF_8) + "\n";
    }

    static GenericRecord fromJson(String json, Schema schema) throws IOException {
        var decoder = DecoderFactory.get().jsonDecoder(schema, json);
        return new GenericDatumReader<GenericRecord>(schema, schema, MODEL).read(null, decoder);
    }

    private static GenericData model() {
        var model = new GenericData();
        model.addLogicalTypeConversion(new Conversions.DecimalConversion());
        model.addLogicalTypeConversion(new TimeConversions.DateConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        return model;
    }
}
