import type { ChartSettings } from '../training-settings.ts'

/** What a training knew of all activity: trends after it are measured by it. */
export interface TrendScale {
  readonly version: string
  /** When it was, epoch milliseconds. */
  readonly trainedAtMs: number
  /** The most popular item's people, each counting half after the long half-life. */
  readonly usualMost: number
  /** What was recent of all activity, 0-1. */
  readonly recentShare: number
  /** The strongest trend, in standard deviations; 0 where nothing trended. */
  readonly trendMost: number
  readonly settings: ChartSettings
}

/** An item that people are new to. */
export interface TrendingItem {
  readonly itemId: string
  /** Of the new people, those who came lately. */
  readonly people: number
  /** As part of the most popular item's, without the new people and with them. */
  readonly popularityBefore: number
  readonly popularity: number
  /** Its score in the chart; 0 if it is not there. */
  readonly standing: number
}

const DAY_MS = 86_400_000

/** Items that are remembered: what trends is among those that were touched last. */
const MOST_ITEMS = 20_000

/** Scores that differ by less are the same. */
const SAME = 1e-9

interface Recent {
  /** People, each counting half after the short half-life. */
  readonly recent: number
  /** Those who came since the training. */
  readonly newPeople: number
  readonly atMs: number
  /** The score that came of them. */
  readonly score: number
}

/**
 * How items trend between two trainings, by the formula of the training (`itemActivity`): recent people against what is
 * usual. What was recent at the training is known from the chart; who is not in it is taken for usual. Scores are in units
 * of the training's strongest trend, and may exceed it.
 */
export class TrendSums {
  readonly #recents: Map<string, Recent>
  #version = ''

  constructor(recents: Iterable<readonly [string, Recent]> = []) {
    this.#recents = new Map(recents)
  }

  /** The same sums once more: to add to in a transaction that may be tried again. */
  fork(): TrendSums {
    const fork = new TrendSums(this.#recents)
    fork.#version = this.#version
    return fork
  }

  /** The item's score in the chart of what trends with its new people; 0: it does not. */
  add(item: TrendingItem, scale: TrendScale, nowMs: number): number {
    if (scale.version !== this.#version) this.#recents.clear()
    this.#version = scale.version
    const before = this.#before(item, scale, nowMs)
    const recent = before.recent + item.people
    const newPeople = before.newPeople + item.people
    const isTrending = item.standing > 0 || newPeople >= scale.settings.trendLeastPeople
    const score = isTrending ? Math.max(0, trendOf(recent, item.popularity, scale) / unitOf(scale)) : 0
    this.#remember(item.itemId, { recent, newPeople, atMs: nowMs, score })
    return score
  }

  /** What was recent before the new people: what is remembered, unless another process has seen more since. */
  #before(item: TrendingItem, scale: TrendScale, nowMs: number): Pick<Recent, 'recent' | 'newPeople'> {
    const known = this.#recents.get(item.itemId)
    const charted = impliedBy(item, scale, known ? nowMs : scale.trainedAtMs, nowMs)
    if (!known) return { recent: charted, newPeople: 0 }
    const recent = known.recent * faded(nowMs - known.atMs, scale)
    const isOwn = Math.abs(item.standing - known.score) < SAME
    return { recent: isOwn ? recent : Math.max(recent, charted), newPeople: known.newPeople }
  }

  #remember(itemId: string, recent: Recent): void {
    this.#recents.delete(itemId)
    this.#recents.set(itemId, recent)
    for (const oldest of this.#recents.keys()) {
      if (this.#recents.size <= MOST_ITEMS) break
      this.#recents.delete(oldest)
    }
  }
}

/** In standard deviations. */
function trendOf(recent: number, popularity: number, scale: TrendScale): number {
  const expected = expectedOf(popularity, scale)
  return (recent - expected) / Math.sqrt(expected + scale.settings.trendShrinkage)
}

/** The people that a standing in the chart stands for, of whom more than usual have faded since. */
function impliedBy(item: TrendingItem, scale: TrendScale, sinceMs: number, nowMs: number): number {
  const expected = expectedOf(item.popularityBefore, scale)
  const deviation = Math.sqrt(expected + scale.settings.trendShrinkage)
  return expected + item.standing * unitOf(scale) * deviation * faded(nowMs - sinceMs, scale)
}

function expectedOf(popularity: number, { usualMost, recentShare }: TrendScale): number {
  return Math.max(0, popularity) * usualMost * recentShare
}

/** What is left of somebody recent after a time. */
function faded(ageMs: number, { settings }: TrendScale): number {
  return 2 ** (-Math.max(0, ageMs) / (settings.recentHalfLifeDays * DAY_MS))
}

/** The trend that has the score 1. */
function unitOf({ trendMost }: TrendScale): number {
  return trendMost > 0 ? trendMost : 1
}
