import { TopK } from '../../domain/top-k.ts'
import { seededHash } from '../../training/compute/seeded-hash.ts'
import type { TrainingRows } from '../training-rows.ts'

/** Ranks items for one user, by her place in the training rows: the best `k` that she has not seen, best first. */
export type Ranking = (user: number, k: number) => readonly number[]

/** A textbook method to compare with: the training rows alone make it, no graph. */
export type Baseline = (training: TrainingRows, seed: number) => Ranking

/** Breaks ties between equal scores, of each id: by a seeded hash, never by the id's own order. */
export function tieBreaksOf(ids: readonly string[], seed: number): Uint32Array {
  return Uint32Array.from(ids, (id) => seededHash(id, seed))
}

/** The best `k` of the scored items that the user has not seen. Items without a score are not recommended. */
export function bestUnseen(
  scores: ReadonlyMap<number, number>,
  seen: ReadonlySet<number> | undefined,
  k: number,
  tieBreaks: Uint32Array,
): readonly number[] {
  const best = new TopK(k, tieBreaks)
  for (const [item, score] of scores) if (!seen?.has(item)) best.offer(item, score)
  return best.drain().map(({ index }) => index)
}

/** Adds to the score of an item. */
export function addScore(scores: Map<number, number>, item: number, amount: number): void {
  scores.set(item, (scores.get(item) ?? 0) + amount)
}
