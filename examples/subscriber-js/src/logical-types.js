import avsc from 'avsc'

/**
 * Avro's decimal as text, such as "-12.500000": the unscaled number in two's complement, big-endian, with `scale` digits after
 * the point. A JavaScript number has some 15 digits and would round.
 */
class Decimal extends avsc.types.LogicalType {
  constructor(schema, options) {
    super(schema, options)
    this.scale = schema.scale ?? 0
  }

  _fromValue(bytes) {
    return decimalText(bytes, this.scale)
  }

  /** Nothing is written here, so no value fits: avsc asks when it looks for the branch of a union. */
  _toValue() {
    return undefined
  }
}

/** Milliseconds since 1970 as ISO 8601 in UTC, such as "2026-01-31T08:00:00.000Z". */
class Timestamp extends avsc.types.LogicalType {
  _fromValue(milliseconds) {
    return new Date(milliseconds).toISOString()
  }

  _toValue() {
    return undefined
  }
}

/** For the deserializer's configuration. */
export const logicalTypes = { decimal: Decimal, 'timestamp-millis': Timestamp }

export function decimalText(bytes, scale) {
  const unscaled = bytes.length === 0 ? 0n : BigInt.asIntN(8 * bytes.length, BigInt('0x' + bytes.toString('hex')))
  const sign = unscaled < 0n ? '-' : ''
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const point = digits.length - scale
  return sign + digits.slice(0, point) + (scale > 0 ? '.' + digits.slice(point) : '')
}
