import { dotAt } from './dot.ts'
import type { FactorTable } from './factor-model.ts'

export interface ItemScore {
  readonly place: number
  readonly score: number
}

/** Items looked at before the kept ones are sorted and cut again, as a multiple of how many are kept. */
const SLACK = 4

/**
 * The `limit` items with the largest positive product `v . x` that are not excluded, best first. Equal products keep the
 * order of the table.
 */
export function bestItems(
  table: FactorTable,
  vector: Float64Array,
  isExcluded: ReadonlySet<number>,
  limit: number,
): readonly ItemScore[] {
  const dimension = vector.length
  let kept: ItemScore[] = []
  let least = 0
  for (let place = 0; place < table.ids.length; place++) {
    const score = dotAt(table.vectors, place * dimension, vector)
    if (score <= least || isExcluded.has(place)) continue
    kept.push({ place, score })
    if (kept.length === limit * SLACK) {
      kept = strongest(kept, limit)
      least = kept.at(-1)?.score ?? 0
    }
  }
  return strongest(kept, limit)
}

function strongest(scores: ItemScore[], limit: number): ItemScore[] {
  return scores.sort((a, b) => b.score - a.score || a.place - b.place).slice(0, limit)
}
