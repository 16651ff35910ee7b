/**
 * Leaves out the messages of aborted transactions, given one partition's messages as fetched and the broker's list of aborted
 * transactions.
 *
 * A transaction begins at its `firstOffset` and ends with its producer's next control record. Transactions of several producers
 * may overlap, and the broker lists them in the order in which they ended; so they are sorted, and several may begin before the
 * first message that was fetched.
 */
export function withoutAborted({ messages, abortedTransactions }) {
  const ahead = (abortedTransactions ?? [])
    .map(({ producerId, firstOffset }) => ({ producerId, firstOffset: BigInt(firstOffset) }))
    .sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1))
  const open = new Set()
  return messages.filter(({ offset, isControlRecord, batchContext: { producerId, inTransaction } }) => {
    while (ahead.length > 0 && ahead[0].firstOffset <= BigInt(offset)) {
      open.add(ahead.shift().producerId)
    }
    if (isControlRecord) {
      open.delete(producerId)
      return true // kafkajs takes them out itself, and needs their offsets before.
    }
    return !(inTransaction && open.has(producerId))
  })
}
