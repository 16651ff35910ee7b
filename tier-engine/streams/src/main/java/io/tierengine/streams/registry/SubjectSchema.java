package io.tierengine.streams.registry;

import org.apache.avro.Schema;

/**
 * A schema and the subject that it belongs under.
 *
 * @param subject the subject
 * @param schema  the schema as it is published, without marks for a language
 */
public record SubjectSchema(String subject, Schema schema) {}
