import { unreadable } from './parse-stored.ts'

/** What users like, as bytes: `scales[n]` times the `bytes` of the row in place n. */
export interface UserVectors {
  readonly scales: Float32Array
  /** Users x dimension. */
  readonly bytes: Int8Array
}

/** Bytes of a scale. */
const SCALE_BYTES = Float32Array.BYTES_PER_ELEMENT

/** The largest value of a byte. */
const MOST_BYTE = 127

/** Rounds vectors to bytes, each row by its own largest number. */
export function quantized(vectors: Float64Array, dimension: number): UserVectors {
  const scales = new Float32Array(vectors.length / dimension)
  const bytes = new Int8Array(vectors.length)
  for (let row = 0; row < scales.length; row++) {
    const start = row * dimension
    let largest = 0
    for (let k = 0; k < dimension; k++) largest = Math.max(largest, Math.abs(vectors[start + k] as number))
    if (largest === 0) continue
    scales[row] = largest / MOST_BYTE
    for (let k = 0; k < dimension; k++) {
      bytes[start + k] = Math.round(((vectors[start + k] as number) / largest) * MOST_BYTE)
    }
  }
  return { scales, bytes }
}

/** The rows `from` to `to` - 1 in base64: of each row its scale, little-endian, and then its bytes. */
export function encodeUserVectors({ scales, bytes }: UserVectors, from: number, to: number): string {
  const dimension = bytes.length / scales.length
  const encoded = Buffer.alloc((to - from) * (SCALE_BYTES + dimension))
  for (let row = from; row < to; row++) {
    const at = (row - from) * (SCALE_BYTES + dimension)
    encoded.writeFloatLE(scales[row] as number, at)
    encoded.set(new Uint8Array(bytes.buffer, bytes.byteOffset + row * dimension, dimension), at + SCALE_BYTES)
  }
  return encoded.toString('base64')
}

/** Decodes `rows` rows. @throws AttuneError `UNAVAILABLE` if the text has another length */
export function decodeUserVectors(base64: string, rows: number, dimension: number): UserVectors {
  const encoded = Buffer.from(base64, 'base64')
  const width = SCALE_BYTES + dimension
  if (encoded.length !== rows * width)
    throw unreadable(`a part has ${encoded.length} bytes, not ${rows * width}`)
  const scales = new Float32Array(rows)
  const bytes = new Int8Array(rows * dimension)
  for (let row = 0; row < rows; row++) {
    const at = row * width
    scales[row] = encoded.readFloatLE(at)
    bytes.set(
      new Int8Array(encoded.buffer, encoded.byteOffset + at + SCALE_BYTES, dimension),
      row * dimension,
    )
  }
  return { scales, bytes }
}

/** The vector of one of the rows that `encodeUserVectors` wrote. */
export function decodeUserVector(base64: string, rows: number, row: number): readonly number[] {
  const dimension = Buffer.byteLength(base64, 'base64') / rows - SCALE_BYTES
  const { scales, bytes } = decodeUserVectors(base64, rows, dimension)
  const scale = scales[row] as number
  return Array.from(bytes.subarray(row * dimension, (row + 1) * dimension), (byte) => byte * scale)
}

/** The product of the vector of a row with another one. */
export function userProduct({ scales, bytes }: UserVectors, row: number, other: Float64Array): number {
  const start = row * other.length
  let sum = 0
  for (let k = 0; k < other.length; k++) sum += (bytes[start + k] as number) * (other[k] as number)
  return sum * (scales[row] as number)
}
