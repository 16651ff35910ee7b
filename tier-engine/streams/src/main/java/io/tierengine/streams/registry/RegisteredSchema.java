package io.tierengine.streams.registry;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param subject the subject
 * @param version number of the version in the subject, from 1
 * @param id      number of the schema in the whole registry, as it stands in front of each record
 * @param schema  the schema
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
