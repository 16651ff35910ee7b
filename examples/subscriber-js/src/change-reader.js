import schemaregistry from '@confluentinc/schemaregistry'
import { logicalTypes } from './logical-types.js'

const { AvroDeserializer, SchemaRegistryClient, SerdeType } = schemaregistry

/**
 * Reads the bytes of a tier change by the schema they were written with, which the registry is asked for once.
 *
 * A field that a newer engine added is there under its name; a value that a newer engine added to an enum is its text.
 */
export class ChangeReader {
  #deserializer

  constructor({ registryUrls, registryUserInfo }) {
    const client = new SchemaRegistryClient({
      baseURLs: registryUrls,
      ...(registryUserInfo && {
        basicAuthCredentials: { credentialsSource: 'USER_INFO', userInfo: registryUserInfo }
      })
    })
    this.#deserializer = new AvroDeserializer(client, SerdeType.VALUE, { logicalTypes })
  }

  /** The change in a record; throws an error that says where the record lies. */
  async read(topic, partition, { offset, value }) {
    try {
      return await this.#deserializer.deserialize(topic, value)
    } catch (cause) {
      throw new Error(`Can't read the record in ${topic}-${partition} at offset ${offset}: ${cause.message}`, { cause })
    }
  }
}
