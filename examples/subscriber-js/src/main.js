// Reads tier changes and prints each as one line of JSON, at least once.
//
// A line is written before its offset is committed, so that a crash between the two gives the line again and never loses it.
// Whoever takes the lines drops a change whose `sequence` isn't above the last one taken of that `program` and `customerId`;
// a change that comes again has the same `changeId`.

import { ChangeReader } from './change-reader.js'
import { Kafka, logLevel } from './kafka.js'
import { settingsFrom } from './settings.js'

try {
  await subscribe(settingsFrom(process.env))
} catch (error) {
  fail(error)
}

async function subscribe(settings) {
  const reader = new ChangeReader(settings)
  const kafka = new Kafka({
    clientId: 'tier-engine-example',
    brokers: settings.brokers,
    logLevel: logLevel.WARN,
    logCreator: () => ({ label, log }) => console.error(label, log.message, log.error ?? '')
  })
  const consumer = kafka.consumer({ groupId: settings.group, readUncommitted: false })
  // kafkajs joins again after what passes by itself; the rest is for whoever watches this process.
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) {
      fail(payload.error)
    }
  })
  stopOn('SIGINT', consumer)
  stopOn('SIGTERM', consumer)
  await consumer.connect()
  await consumer.subscribe({ topics: [settings.topic], fromBeginning: true })
  await consumer.run({ eachMessage: (record) => take(record, reader).catch(fail) })
}

async function take({ topic, partition, message }, reader) {
  if (message.value !== null) {
    await handOver(await reader.read(topic, partition, message))
  }
}

/** Returns when the line is with the operating system. A CRM would be called here. */
function handOver(change) {
  return new Promise((resolve, reject) => {
    process.stdout.write(JSON.stringify(change) + '\n', (error) => (error ? reject(error) : resolve()))
  })
}

/** Finishes the message at hand, commits and leaves the group; a second signal ends at once. */
function stopOn(signal, consumer) {
  process.once(signal, () => {
    consumer.disconnect().then(() => process.exit(0), fail)
  })
}

/** What was not committed is read again at the next start. */
function fail(error) {
  console.error(error.message)
  process.exit(1)
}
