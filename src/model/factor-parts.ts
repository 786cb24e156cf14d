import { z } from 'zod'
import { type FactorModel, type FactorTable, factorTable } from './factor-model.ts'
import { parseStored, unreadable } from './parse-stored.ts'
import { encodeUserVectors, type UserVectors } from './user-vectors.ts'

/** Vectors in one part: a node of some 200 kB. */
const PART_ROWS = 500

const TABLES = ['items', 'outputs', 'people', 'tags', 'effects'] as const

/** The tables that are stored in parts. */
export type TableName = (typeof TABLES)[number] | 'users'

const DESCRIPTION = z.object({
  dimension: z.int().positive(),
  columns: z.int().nonnegative(),
  loss: z.object({
    unobservedWeight: z.number(),
    regularization: z.number(),
    frequencyExponent: z.number(),
  }),
  weights: z.object({ countExponent: z.number(), tie: z.number(), viewerTag: z.number() }),
  gram: z.string(),
  parts: z.object({
    items: z.int(),
    outputs: z.int(),
    people: z.int(),
    tags: z.int(),
    effects: z.int(),
    users: z.int(),
  }),
})

/** A factor model without its vectors, as stored on the version's node. */
export type FactorDescription = z.infer<typeof DESCRIPTION>

export interface FactorPart {
  readonly id: string
  readonly memberIds: readonly string[]
  /** 32-bit floats, little-endian, in base64; of `users` as `encodeUserVectors` writes them. */
  readonly vectors: string
  /** The same encoding, one degree per member; null in parts of users and tags. */
  readonly degrees: string | null
}

/** Encodes the model without its vectors, as JSON. */
export function describeFactors(model: FactorModel): string {
  const { dimension, columns, loss, weights } = model
  const parts = {
    items: partCount(model.items.ids),
    outputs: model.outputs ? partCount(model.items.ids) : 0,
    people: partCount(model.people.ids),
    tags: partCount(model.tags.ids),
    effects: partCount(model.effects.ids),
    users: model.users ? partCount(model.people.ids) : 0,
  }
  const gram = toBase64(model.gram)
  return JSON.stringify({ dimension, columns, loss, weights, gram, parts } satisfies FactorDescription)
}

/** @throws AttuneError `UNAVAILABLE` if the text is not what `describeFactors` writes. */
export function parseFactorDescription(text: string): FactorDescription {
  const description = parseStored(DESCRIPTION, text)
  if (gramOf(description).length === description.dimension ** 2) return description
  throw unreadable('the gram matrix is not as large as the dimension says')
}

/** Encodes the vectors in parts. */
export function* partsOf(model: FactorModel, version: string): Generator<FactorPart> {
  for (const name of TABLES) {
    const table = rowsOf(model, name)
    if (!table) continue
    const { ids, vectors, width } = table
    const degrees = name === 'items' ? model.degrees : null
    for (let part = 0; part < partCount(ids); part++) {
      const from = part * PART_ROWS
      const to = Math.min(ids.length, from + PART_ROWS)
      yield {
        id: partId(version, name, part),
        memberIds: ids.slice(from, to),
        vectors: toBase64(vectors.subarray(from * width, to * width)),
        degrees: degrees && toBase64(degrees.subarray(from, to)),
      }
    }
  }
  if (model.users) yield* userParts(model.people.ids, model.users, version)
}

function* userParts(ids: readonly string[], users: UserVectors, version: string): Generator<FactorPart> {
  for (let part = 0; part < partCount(ids); part++) {
    const from = part * PART_ROWS
    const to = Math.min(ids.length, from + PART_ROWS)
    yield {
      id: partId(version, 'users', part),
      memberIds: ids.slice(from, to),
      vectors: encodeUserVectors(users, from, to),
      degrees: null,
    }
  }
}

function rowsOf(model: FactorModel, name: (typeof TABLES)[number]) {
  const { items, outputs, dimension } = model
  if (name !== 'outputs') return { ...model[name], width: dimension }
  return outputs && { ids: items.ids, vectors: outputs.weights, width: dimension + 1 }
}

/** Ids of the parts that hold one table, in order. */
export function partIds(version: string, name: TableName, description: FactorDescription): string[] {
  return Array.from({ length: description.parts[name] }, (_, part) => partId(version, name, part))
}

/** A decoded part. */
export interface ReadPart {
  readonly id: string
  readonly memberIds: readonly string[]
  readonly vectors: Float32Array
  /** Zeros if the part has none. */
  readonly degrees: Float32Array
}

/**
 * Decodes a part with `width` numbers per member.
 *
 * @throws AttuneError `UNAVAILABLE` if the count does not match the ids.
 */
export function readPart({ id, memberIds, vectors, degrees }: FactorPart, width: number): ReadPart {
  const members = memberIds.length
  return {
    id,
    memberIds,
    vectors: floatsOf(vectors, members * width),
    degrees: degrees === null ? new Float32Array(members) : floatsOf(degrees, members),
  }
}

/** Joins parts, given in any order, to a table. */
export function joinParts(parts: readonly ReadPart[]): FactorTable {
  return factorTable(joinIds(parts), joinVectors(parts))
}

/** The ids of all members of the parts, in the order of `joinParts`. */
export function joinIds(parts: readonly ReadPart[]): readonly string[] {
  return inOrder(parts).flatMap(({ memberIds }) => memberIds)
}

/** The vectors of all members of the parts, in the order of `joinParts`. */
export function joinVectors(parts: readonly ReadPart[]): Float32Array {
  return joined(inOrder(parts).map(({ vectors }) => vectors))
}

/** The degrees of all members of the parts, in the order of `joinParts`. */
export function joinDegrees(parts: readonly ReadPart[]): Float32Array {
  return joined(inOrder(parts).map(({ degrees }) => degrees))
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const numbers = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    numbers.set(piece, at)
    at += piece.length
  }
  return numbers
}

function inOrder(parts: readonly ReadPart[]): ReadPart[] {
  return [...parts].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function floatsOf(base64: string, count: number): Float32Array {
  const bytes = bytesOf(base64)
  const wanted = count * Float32Array.BYTES_PER_ELEMENT
  if (bytes.length !== wanted) throw unreadable(`a part has ${bytes.length} bytes, not ${wanted}`)
  return new Float32Array(bytes.buffer)
}

/** The matrix that `describeFactors` wrote. */
export function gramOf(description: FactorDescription): Float64Array {
  const bytes = bytesOf(description.gram)
  return new Float64Array(bytes.buffer, 0, Math.floor(bytes.length / Float64Array.BYTES_PER_ELEMENT))
}

function partCount(ids: readonly string[]): number {
  return Math.ceil(ids.length / PART_ROWS)
}

/** Padded numbers, so that ids sort in the order of parts. */
function partId(version: string, name: TableName, part: number): string {
  return `${version}/${name}/${String(part).padStart(6, '0')}`
}

/** A copy, because a small Buffer is an unaligned view into a shared pool. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'))
}

function toBase64(numbers: Float32Array | Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
}
