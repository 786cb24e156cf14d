import { z } from 'zod'
import { type FactorModel, type FactorTable, factorTable } from './factor-model.ts'
import { parseStored, unreadable } from './parse-stored.ts'

/** Vectors in one part: a node of some 200 kB. */
const PART_ROWS = 500

const TABLES = ['items', 'people', 'tags'] as const

type TableName = (typeof TABLES)[number]

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
  parts: z.object({ items: z.int(), people: z.int(), tags: z.int() }),
})

/** What a version's node keeps of a factor model; the vectors are in its parts. */
export type FactorDescription = z.infer<typeof DESCRIPTION>

export interface FactorPart {
  readonly id: string
  readonly memberIds: readonly string[]
  /** 32-bit floats, little-endian, in base64. */
  readonly vectors: string
}

/** The model without its vectors, as JSON. */
export function describeFactors(model: FactorModel): string {
  const { dimension, columns, loss, weights } = model
  const parts = {
    items: partCount(model.items),
    people: partCount(model.people),
    tags: partCount(model.tags),
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

/** The vectors in parts, one after the other. */
export function* partsOf(model: FactorModel, version: string): Generator<FactorPart> {
  for (const name of TABLES) {
    const { ids, vectors } = model[name]
    for (let part = 0; part < partCount(model[name]); part++) {
      const from = part * PART_ROWS
      const to = Math.min(ids.length, from + PART_ROWS)
      yield {
        id: partId(version, name, part),
        memberIds: ids.slice(from, to),
        vectors: toBase64(vectors.subarray(from * model.dimension, to * model.dimension)),
      }
    }
  }
}

/** Ids of the parts that hold one table, in order. */
export function partIds(version: string, name: TableName, description: FactorDescription): string[] {
  return Array.from({ length: description.parts[name] }, (_, part) => partId(version, name, part))
}

/**
 * A table put together from its parts, in any order.
 *
 * @throws AttuneError `UNAVAILABLE` if a part has not as many vectors as ids.
 */
export function joinParts(parts: readonly FactorPart[], dimension: number): FactorTable {
  const ordered = [...parts].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ids = ordered.flatMap((part) => part.memberIds)
  const vectors = new Float32Array(ids.length * dimension)
  let at = 0
  for (const part of ordered) {
    const bytes = bytesOf(part.vectors)
    const wanted = part.memberIds.length * dimension * Float32Array.BYTES_PER_ELEMENT
    if (bytes.length !== wanted) throw unreadable(`a part has ${bytes.length} bytes, not ${wanted}`)
    const floats = new Float32Array(bytes.buffer)
    vectors.set(floats, at)
    at += floats.length
  }
  return factorTable(ids, vectors)
}

/** The matrix that `describeFactors` wrote. */
export function gramOf(description: FactorDescription): Float64Array {
  const bytes = bytesOf(description.gram)
  return new Float64Array(bytes.buffer, 0, Math.floor(bytes.length / Float64Array.BYTES_PER_ELEMENT))
}

function partCount(table: FactorTable): number {
  return Math.ceil(table.ids.length / PART_ROWS)
}

/** Ids in the order of their parts: numbers are padded. */
function partId(version: string, name: TableName, part: number): string {
  return `${version}/${name}/${String(part).padStart(6, '0')}`
}

/** A copy of its own: a small Buffer shares its memory with others and may start anywhere in it. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'))
}

function toBase64(numbers: Float32Array | Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
}
