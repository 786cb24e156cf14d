import type { FactorModel } from '../model/factor-model.ts'
import { type Bits, eachBit } from '../snapshot/bits.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { countTexts } from '../snapshot/facets.ts'
import { inTurns } from '../snapshot/turns.ts'

/**
 * Of each tag, the sum of the vectors of its items: its product with a viewer is how much they will like of the tag in all.
 */
export type TagTable = ReadonlyMap<string, Float64Array>

const cachedTables = new WeakMap<FactorModel, Promise<TagTable>>()

/** The tags of the items of a model, as the items had them when they were first asked for. */
export function tagTable(model: FactorModel, snapshot: CatalogSnapshot): Promise<TagTable> {
  const known = cachedTables.get(model)
  if (known) return known
  const made = makeTable(model, snapshot)
  cachedTables.set(model, made)
  return made
}

async function makeTable({ items, dimension }: FactorModel, snapshot: CatalogSnapshot): Promise<TagTable> {
  const table = new Map<string, Float64Array>()
  const addRow = (row: number) => {
    const place = snapshot.isPresent(row) ? items.index.get(snapshot.idOf(row)) : undefined
    if (place === undefined) return
    for (const tagId of snapshot.tagIdsAt(row)) {
      const sum = table.get(tagId) ?? new Float64Array(dimension)
      addTo(sum, items.vectors, place * dimension)
      table.set(tagId, sum)
    }
  }
  await inTurns(snapshot.rowCount, () => ({
    work(from, to) {
      for (let row = from; row < Math.min(to, snapshot.rowCount); row++) addRow(row)
    },
  }))
  return table
}

function addTo(sum: Float64Array, vectors: Float32Array, start: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (vectors[start + at] as number)
}

interface CachedCounts {
  readonly version: number
  readonly counts: Promise<ReadonlyMap<string, number>>
}

const cachedCounts = new WeakMap<CatalogSnapshot, CachedCounts>()

/** How many described items have each tag; tags of none are left out. Cached until the next write. */
export function tagCounts(snapshot: CatalogSnapshot): Promise<ReadonlyMap<string, number>> {
  const { version } = snapshot
  const known = cachedCounts.get(snapshot)
  if (known?.version === version) return known.counts
  const counts = describedItems(snapshot).then((bits) => countTexts(snapshot.tags, bits))
  cachedCounts.set(snapshot, { version, counts })
  return counts
}

async function describedItems(snapshot: CatalogSnapshot): Promise<Bits> {
  const { bits } = await snapshot.compile({ all: [] }).select(null)
  return bits
}

/**
 * How often each tag is on the same items as some others: the sum over these of their weight times the cosine of the two sets
 * of items. Reads the whole catalog, in turns.
 *
 * @param weights of the other tags, > 0
 */
export async function coTags(
  snapshot: CatalogSnapshot,
  weights: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const bits = await describedItems(snapshot)
  const counts = await tagCounts(snapshot)
  const scaled = new Map<string, number>()
  for (const [tagId, weight] of weights) {
    const count = counts.get(tagId)
    if (count) scaled.set(tagId, weight / Math.sqrt(count))
  }
  const sums = new Map<string, number>()
  await inTurns(bits.length, () => coTagTurn(snapshot, bits, scaled, sums))
  const cosines = new Map<string, number>()
  for (const [tagId, sum] of sums) {
    const count = counts.get(tagId)
    // None for a tag that was written meanwhile.
    if (count) cosines.set(tagId, sum / Math.sqrt(count))
  }
  return cosines
}

/** Sums by the codes of tags, which hold until the next write. Plain loops: there are many rows. */
function coTagTurn(
  { tags }: CatalogSnapshot,
  bits: Bits,
  weights: ReadonlyMap<string, number>,
  found: Map<string, number>,
) {
  const { dictionary, starts, lengths, pool } = tags
  const weightOf = new Float64Array(dictionary.size)
  for (const [tagId, weight] of weights) {
    const code = dictionary.codeOf(tagId)
    if (code !== undefined) weightOf[code] = weight
  }
  const sums = new Float64Array(dictionary.size)
  const visit = (row: number) => {
    const start = starts[row] as number
    const end = start + (lengths[row] as number)
    let total = 0
    for (let at = start; at < end; at++) total += weightOf[pool[at] as number] as number
    if (total === 0) return
    for (let at = start; at < end; at++) {
      const code = pool[at] as number
      sums[code] = (sums[code] as number) + total - (weightOf[code] as number)
    }
  }
  return {
    work(from: number, to: number) {
      for (let at = from; at < to; at++) eachBit(bits[at] as number, at, visit)
    },
    end() {
      for (const [code, sum] of sums.entries()) {
        if (sum <= 0) continue
        const tagId = dictionary.textOf(code)
        found.set(tagId, (found.get(tagId) ?? 0) + sum)
      }
    },
  }
}
