// kafkajs, with its filter for aborted transactions replaced: that of 2.2.4 takes the broker's list for sorted and lets records
// through where transactions overlap. The client is loaded after the replacement, hence not by an import. Its version is pinned in
// package.json, since this reaches inside.

import { createRequire } from 'node:module'
import { withoutAborted } from './read-committed.js'

const require = createRequire(import.meta.url)
const filter = require.resolve('kafkajs/src/consumer/filterAbortedMessages')

require(filter)
require.cache[filter].exports = withoutAborted

export const { Kafka, logLevel } = require('kafkajs')
