import { fnv1a, mixed } from '../domain/hash.ts'
import type { TaggingRecord } from '../domain/records.ts'

/** All assignments of one tag to one owner. */
export interface TagSum {
  readonly weight: number
  /** Number of rows in the sum. */
  readonly rows: number
}

/** By owner (an item or a user), by tag. */
export type SumsByOwner = ReadonlyMap<string, ReadonlyMap<string, TagSum>>

/** Maximum number of pairs in memory, about 50 MB. */
const MAX_PAIRS = 250_000

/** Owners whose hash leaves `part` when divided by `parts`. */
interface Part {
  readonly part: number
  readonly parts: number
}

type MutableSums = Map<string, Map<string, TagSum>>

/**
 * Sums the assignments of each pair in parts that fit into memory. Every owner is in exactly one part with all of its
 * tags. Each part reads all rows once (`pass` counts from 0).
 */
export async function* sumTaggings(
  read: (pass: number) => AsyncIterable<TaggingRecord>,
  ownerOf: (record: TaggingRecord) => string | null,
  maxPairs = MAX_PAIRS,
): AsyncGenerator<SumsByOwner> {
  const waiting: Part[] = [{ part: 0, parts: 1 }]
  for (let pass = 0; ; pass++) {
    let current = waiting.shift()
    if (!current) return
    const sums: MutableSums = new Map()
    let pairs = 0
    for await (const record of read(pass)) {
      const ownerId = ownerOf(record)
      if (ownerId === null || !isIn(current, ownerId)) continue
      pairs += add(sums, ownerId, record)
      while (pairs > maxPairs && sums.size > 1) {
        const { part, parts }: Part = current
        waiting.push({ part: part + parts, parts: parts * 2 })
        current = { part, parts: parts * 2 }
        pairs -= dropOthers(sums, current)
      }
    }
    if (sums.size > 0) yield sums
  }
}

/** Returns the number of new pairs: 0 or 1. */
function add(sums: MutableSums, ownerId: string, { tagId, weight }: TaggingRecord): number {
  const tags = sums.get(ownerId) ?? new Map<string, TagSum>()
  sums.set(ownerId, tags)
  const known = tags.get(tagId)
  tags.set(tagId, { weight: (known?.weight ?? 0) + weight, rows: (known?.rows ?? 0) + 1 })
  return known ? 0 : 1
}

/** Removes owners of other parts, which a later pass reads. Returns the number of removed pairs. */
function dropOthers(sums: MutableSums, kept: Part): number {
  let dropped = 0
  for (const [ownerId, tags] of sums) {
    if (isIn(kept, ownerId)) continue
    sums.delete(ownerId)
    dropped += tags.size
  }
  return dropped
}

function isIn({ part, parts }: Part, ownerId: string): boolean {
  return mixed(fnv1a(ownerId)) % parts === part
}
