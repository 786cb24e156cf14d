/** A Bolt message: its tag, and its fields. */
export interface Message {
  readonly tag: number
  readonly fields: readonly unknown[]
}

/** Encodes a message in chunks, as on the wire. */
export function packMessage({ tag, fields }: Message): Buffer {
  const body = Buffer.concat([Buffer.from([0xb0 + fields.length, tag]), ...fields.map(pack)])
  const chunks: Buffer[] = []
  for (let from = 0; from < body.length; from += 0xffff) {
    const chunk = body.subarray(from, from + 0xffff)
    chunks.push(sized(2, chunk.length), chunk)
  }
  return Buffer.concat([...chunks, Buffer.alloc(2)])
}

/** Decodes a message of `packMessage` or a driver, without the chunk headers. */
export function unpackMessage(body: Buffer): Message {
  const reader = new Reader(body)
  const count = reader.byte() & 0x0f
  const tag = reader.byte()
  return { tag, fields: Array.from({ length: count }, () => reader.value()) }
}

/** Whole numbers become Cypher integers. Other values follow the rules of JSON. */
function pack(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.from([0xc0])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2])
  if (typeof value === 'bigint') return integer(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? integer(BigInt(value)) : float(value)
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    return Buffer.concat([head(0x80, 0xd0, bytes.length), bytes])
  }
  if (Array.isArray(value)) return Buffer.concat([head(0x90, 0xd4, value.length), ...value.map(pack)])
  const entries = Object.entries(value)
  return Buffer.concat([
    head(0xa0, 0xd8, entries.length),
    ...entries.flatMap(([key, one]) => [pack(key), pack(one)]),
  ])
}

function integer(value: bigint): Buffer {
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8(0xcb)
  bytes.writeBigInt64BE(value, 1)
  return bytes
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8(0xc1)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

/** @param tiny marker for up to 15 entries @param marker for a one-byte size; those for two and four bytes follow it */
function head(tiny: number, marker: number, size: number): Buffer {
  if (size < 16) return Buffer.from([tiny + size])
  if (size < 0x100) return Buffer.concat([Buffer.from([marker]), sized(1, size)])
  if (size < 0x10000) return Buffer.concat([Buffer.from([marker + 1]), sized(2, size)])
  return Buffer.concat([Buffer.from([marker + 2]), sized(4, size)])
}

function sized(bytes: number, size: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(size, 0, bytes)
  return buffer
}

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++)
  }

  value(): unknown {
    const marker = this.byte()
    if (marker < 0x80) return marker
    if (marker >= 0xf0) return marker - 0x100
    if (marker < 0x90) return this.#text(marker & 0x0f)
    if (marker < 0xa0) return this.#list(marker & 0x0f)
    if (marker < 0xb0) return this.#map(marker & 0x0f)
    switch (marker) {
      case 0xc0:
        return null
      case 0xc1:
        return this.#take(8).readDoubleBE()
      case 0xc2:
      case 0xc3:
        return marker === 0xc3
      case 0xc8:
        return this.#take(1).readInt8()
      case 0xc9:
        return this.#take(2).readInt16BE()
      case 0xca:
        return this.#take(4).readInt32BE()
      case 0xcb:
        return Number(this.#take(8).readBigInt64BE())
      default:
        return this.#sizedValue(marker)
    }
  }

  #sizedValue(marker: number): unknown {
    const size = () => this.#size(2 ** (marker & 0x03))
    if (marker >= 0xd0 && marker <= 0xd2) return this.#text(size())
    if (marker >= 0xd4 && marker <= 0xd6) return this.#list(size())
    if (marker >= 0xd8 && marker <= 0xda) return this.#map(size())
    throw new Error(`the stub does not read values marked ${marker.toString(16)}`)
  }

  #size(bytes: number): number {
    return this.#take(bytes).readUIntBE(0, bytes)
  }

  #take(count: number): Buffer {
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  #text(size: number): string {
    return this.#take(size).toString('utf8')
  }

  #list(size: number): unknown[] {
    return Array.from({ length: size }, () => this.value())
  }

  #map(size: number): Record<string, unknown> {
    return Object.fromEntries(Array.from({ length: size }, () => [String(this.value()), this.value()]))
  }
}
