import assert from 'node:assert/strict'
import { test } from 'node:test'
import avsc from 'avsc'
import { decimalText, logicalTypes } from '../src/logical-types.js'

const bytes = (...values) => Buffer.from(values)

test('should keep every digit of a decimal', () => {
  assert.equal(decimalText(bytes(), 6), '0.000000')
  assert.equal(decimalText(bytes(0x00), 6), '0.000000')
  assert.equal(decimalText(bytes(0x01), 6), '0.000001')
  assert.equal(decimalText(bytes(0xff), 6), '-0.000001')
  assert.equal(decimalText(bytes(0x7f), 0), '127')
  assert.equal(decimalText(bytes(0x00, 0x80), 0), '128')
  assert.equal(decimalText(bytes(0x80), 0), '-128')
  assert.equal(decimalText(bytes(0x0d, 0xe0, 0xb6, 0xb3, 0xa7, 0x63, 0xff, 0xff), 6), '999999999999.999999')
  assert.equal(decimalText(bytes(0xf2, 0x1f, 0x49, 0x4c, 0x58, 0x9c, 0x00, 0x01), 6), '-999999999999.999999')
})

test('should read a score that may be null, and an instant', () => {
  const schema = {
    type: 'record',
    name: 'Sample',
    fields: [
      { name: 'score', type: ['null', { type: 'bytes', logicalType: 'decimal', precision: 18, scale: 6 }], default: null },
      { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } }
    ]
  }
  const plain = avsc.Type.forSchema(schema)
  const reader = avsc.Type.forSchema(schema, { logicalTypes })
  const read = (value) => ({ ...reader.fromBuffer(plain.toBuffer(value)) })

  assert.deepEqual(read({ score: null, at: 0 }), { score: null, at: '1970-01-01T00:00:00.000Z' })
  assert.deepEqual(read({ score: bytes(0x01), at: -1 }), { score: '0.000001', at: '1969-12-31T23:59:59.999Z' })
})
