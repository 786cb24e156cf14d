import { FEATURES, PER_SOURCE, POPULARITY } from '../../domain/features.ts'
import { logitsOf, type Pool } from './interest-features.ts'
import { floatAt, intAt } from './number-at.ts'
import { seededHash } from './seeded-hash.ts'

/** Each pool is seen this often, every time with other sources dropped. */
export const COPIES = 2

export interface DropoutSettings {
  /** Share of the lists from which a source is dropped, 0-1. */
  readonly sourceDropout: number
  readonly seed: number
}

/** The pools as they would have been on bad days: what only sources proposed that were late is gone. */
export function withLateSources(pools: readonly Pool[], settings: DropoutSettings): readonly Pool[] {
  return pools.flatMap((pool, index) =>
    Array.from({ length: COPIES }, (_, copy) => dropSources(pool, `${index} ${copy}`, settings)),
  )
}

/** The `limit` candidates with the highest logits. */
export function bestOf(pool: Pool, weights: Float64Array, limit: number): Pool {
  const logits = logitsOf(pool.features, weights)
  const best = Int32Array.from(logits.keys()).sort((a, b) => floatAt(logits, b) - floatAt(logits, a) || a - b)
  return keepRows(pool, best.subarray(0, limit))
}

function dropSources(pool: Pool, name: string, { sourceDropout, seed }: DropoutSettings): Pool {
  const isDropped = Array.from({ length: POPULARITY / PER_SOURCE }, (_, source) => {
    return seededHash(`${name} ${source}`, seed) / 2 ** 32 < sourceDropout
  })
  if (!isDropped.includes(true)) return pool
  const features = pool.features.map((value, at) => (isDropped[sourceOf(at)] ? 0 : value))
  const rows = Int32Array.from({ length: features.length / FEATURES }, (_, row) => row)
  return keepRows(
    { ...pool, features },
    rows.filter((row) => isProposed(features, row)),
  )
}

/** Number of the source that a place of a table belongs to; that of popularity is no source's. */
function sourceOf(at: number): number {
  return Math.floor((at % FEATURES) / PER_SOURCE)
}

function isProposed(features: Float64Array, row: number): boolean {
  for (let k = 1; k < POPULARITY; k += PER_SOURCE)
    if (floatAt(features, row * FEATURES + k) !== 0) return true
  return false
}

/** The candidates in these rows, in this order. */
function keepRows(pool: Pool, rows: Int32Array): Pool {
  const features = new Float64Array(rows.length * FEATURES)
  const placeOf = new Map<number, number>()
  rows.forEach((row, place) => {
    features.set(pool.features.subarray(row * FEATURES, (row + 1) * FEATURES), place * FEATURES)
    placeOf.set(row, place)
  })
  const positives = pool.positives.map((row) => placeOf.get(row) ?? -1).filter((place) => place >= 0)
  const { softmaxLogits: said } = pool
  const softmaxLogits = said && Float64Array.from(rows, (row) => floatAt(said, row))
  const items = rows.map((row) => intAt(pool.items, row))
  return { ...pool, features, items, softmaxLogits, positives }
}
