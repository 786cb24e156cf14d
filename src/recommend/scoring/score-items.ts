import type { Contribution } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ScoredItem, SourceCandidates, SourceScore } from '../candidate.ts'
import type { ItemScorer, LogitParts } from './scorers.ts'

/**
 * Gives each of these items its logit: the scorer's bias plus the contributions of the sources. A logit depends on the item
 * and the viewer only, not on filters, pages or other items: a source counts as proposing the items that it proposes
 * without a filter, and a source with `scoresOf` also scores the others. Leaves out items that no source knows.
 *
 * @param itemIds all different
 */
export function scoreItems(
  sources: readonly SourceCandidates[],
  itemIds: readonly string[],
  scorer: ItemScorer,
): readonly ScoredItem[] {
  const table = new ScoreTable(sources, itemIds)
  const scored: ScoredItem[] = []
  for (const [at, itemId] of itemIds.entries()) {
    const scores = table.transientScores(at)
    if (scores.length > 0) scored.push(new LazyScoredItem(itemId, table, at, scorer(itemId, scores)))
  }
  return scored
}

/** Builds contributions on demand: most candidates are in no list. */
class LazyScoredItem implements ScoredItem {
  readonly isFiller = false
  readonly itemId: string
  readonly logit: number
  readonly #table: ScoreTable
  readonly #at: number
  readonly #logits: readonly number[]
  #contributions: readonly Contribution[] | undefined

  /** @param at place of the item in the table */
  constructor(itemId: string, table: ScoreTable, at: number, { bias, logits }: LogitParts) {
    this.itemId = itemId
    this.#table = table
    this.#at = at
    this.#logits = logits
    let logit = bias
    for (const part of logits) logit += part
    this.logit = logit
  }

  get contributions(): readonly Contribution[] {
    this.#contributions ??= this.#contributionsOf()
    return this.#contributions
  }

  get supportingSources(): readonly SourceName[] {
    const scores = this.#table.transientScores(this.#at)
    // Of an item that no source proposes, all that raise its logit.
    const isProposed = scores.some((score) => score.isProposed)
    const supporting: SourceName[] = []
    for (let index = 0; index < scores.length; index++) {
      const score = scores[index] as SourceScore
      if (score.isProposed === isProposed && (this.#logits[index] ?? 0) > 0) supporting.push(score.source)
    }
    return supporting
  }

  #contributionsOf(): readonly Contribution[] {
    const share = shareAmong(this.#logits)
    return this.#table.transientScores(this.#at).map(({ source, raw }, index) => {
      const logit = this.#logits[index] ?? 0
      return { source, logit, share: share(logit), raw }
    })
  }
}

/**
 * The share of a contribution among those of its item: `|logit| / sum of |logits|`, 0-1. 0 for all if all are 0.
 *
 * @param logits of all contributions of the item
 */
export function shareAmong(logits: Iterable<number>): (logit: number) => number {
  let absolute = 0
  for (const logit of logits) absolute += Math.abs(logit)
  return (logit) => (absolute === 0 ? 0 : Math.abs(logit) / absolute)
}

/**
 * The scores that count, by item, in the order of the items.
 *
 * @param itemIds all different
 */
export function scoresByItem(
  sources: readonly SourceCandidates[],
  itemIds: readonly string[],
): ReadonlyMap<string, readonly SourceScore[]> {
  const table = new ScoreTable(sources, itemIds)
  return new Map(
    itemIds.map((itemId, at) => [itemId, table.transientScores(at).map((score) => ({ ...score }))]),
  )
}

type MutableScore = { -readonly [Key in keyof SourceScore]: SourceScore[Key] }

/** How a source knows an item. */
const UNKNOWN = 0
const PROPOSED = 1
const FURTHER = 2

/** The scores of items by sources, in arrays: a list has thousands of them. Plain loops, because each takes part in every answer. */
class ScoreTable {
  readonly #sources: readonly SourceCandidates[]
  /** By source, then item. */
  readonly #raws: Float64Array
  /** Parallel to `#raws`. */
  readonly #known: Uint8Array
  readonly #items: number
  /** One for each source, overwritten for each item. */
  readonly #scratch: readonly MutableScore[]

  /** @param itemIds all different */
  constructor(sources: readonly SourceCandidates[], itemIds: readonly string[]) {
    this.#sources = sources
    this.#items = itemIds.length
    this.#raws = new Float64Array(sources.length * itemIds.length)
    this.#known = new Uint8Array(this.#raws.length)
    this.#scratch = sources.map(({ source }) => ({ source, raw: 0, scaled: 0, isProposed: false }))
    const places = new Map<string, number>()
    for (let at = 0; at < itemIds.length; at++) places.set(itemIds[at] as string, at)
    for (let row = 0; row < sources.length; row++) this.#addSource(row, places, itemIds)
  }

  /**
   * The scores of the item at a place, those of sources that proposed it first; empty if no source knows it. They are overwritten
   * by the next call.
   */
  transientScores(at: number): readonly SourceScore[] {
    const scores: SourceScore[] = []
    for (let how = PROPOSED; how <= FURTHER; how++) {
      for (let row = 0; row < this.#scratch.length; row++) {
        if (this.#known[row * this.#items + at] === how) scores.push(this.#scored(row, at, how === PROPOSED))
      }
    }
    return scores
  }

  #scored(row: number, at: number, isProposed: boolean): SourceScore {
    const score = this.#scratch[row] as MutableScore
    const best = this.#sources[row]?.best ?? 0
    score.raw = this.#raws[row * this.#items + at] as number
    score.scaled = best > 0 ? score.raw / best : 0
    score.isProposed = isProposed
    return score
  }

  /** Adds what a source proposes, and its scores of the items that it did not propose. */
  #addSource(row: number, places: ReadonlyMap<string, number>, itemIds: readonly string[]): void {
    const { candidates, best, scoresOf } = this.#sources[row] as SourceCandidates
    for (const { itemId, score } of candidates) {
      const at = places.get(itemId)
      if (at !== undefined) this.#put(row, at, score, PROPOSED)
    }
    if (!scoresOf || best <= 0) return
    const scores = scoresOf(itemIds)
    for (let at = 0; at < scores.length; at++) {
      const raw = scores[at]
      if (raw !== undefined && this.#known[row * this.#items + at] === UNKNOWN)
        this.#put(row, at, raw, FURTHER)
    }
  }

  #put(row: number, at: number, raw: number, how: number): void {
    this.#raws[row * this.#items + at] = raw
    this.#known[row * this.#items + at] = how
  }
}
