import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutAborted } from '../src/read-committed.js'

const record = (offset, producerId, inTransaction = true) => ({
  offset: String(offset),
  isControlRecord: false,
  batchContext: { producerId, inTransaction }
})
const end = (offset, producerId) => ({ ...record(offset, producerId), isControlRecord: true })
const aborted = (producerId, firstOffset) => ({ producerId, firstOffset: String(firstOffset) })

function kept(messages, abortedTransactions) {
  return withoutAborted({ messages, abortedTransactions })
    .filter(({ isControlRecord }) => !isControlRecord)
    .map(({ offset }) => Number(offset))
}

test('should keep everything where nothing was aborted', () => {
  const messages = [record(0, 'a'), end(1, 'a'), record(2, 'b', false)]

  assert.deepEqual(kept(messages, []), [0, 2])
  assert.deepEqual(kept(messages, undefined), [0, 2])
})

test('should tell overlapping transactions apart, listed in the order of their ends', () => {
  const messages = [record(0, 'a'), record(1, 'b'), record(2, 'c'), end(3, 'b'), record(4, 'a'), end(5, 'a'), record(6, 'a')]

  assert.deepEqual(kept(messages, [aborted('b', 1), aborted('a', 0)]), [2, 6])
})

test('should know of transactions that began before what was fetched', () => {
  const messages = [record(8, 'b'), record(9, 'a'), end(10, 'a'), end(11, 'b'), record(12, 'b')]

  assert.deepEqual(kept(messages, [aborted('a', 3), aborted('b', 5)]), [12])
})

test('should end a transaction at its end, and begin the next of the same producer', () => {
  const messages = [record(0, 'a'), end(1, 'a'), record(2, 'a'), end(3, 'a'), record(4, 'a'), end(5, 'a')]

  assert.deepEqual(kept(messages, [aborted('a', 0), aborted('a', 4)]), [2])
})

test('should keep what the producer writes outside of transactions', () => {
  assert.deepEqual(kept([record(0, 'a'), record(1, 'a', false), end(2, 'a')], [aborted('a', 0)]), [1])
})

test('should compare offsets beyond 2^53', () => {
  const message = { ...record(0, 'a'), offset: '9007199254740992' }

  assert.equal(withoutAborted({ messages: [message], abortedTransactions: [aborted('a', '9007199254740993')] }).length, 1)
})
