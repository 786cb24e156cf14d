import { LRUCache } from 'lru-cache'
import { DAY_MS } from '../../domain/duration.ts'
import type { ChartSettings } from '../training-settings.ts'

/** The scale of trends as of a training. */
export interface TrendScale {
  readonly version: string
  /** Epoch milliseconds. */
  readonly trainedAtMs: number
  /** Number of users of the most popular item, decayed by the long half-life. */
  readonly usualMost: number
  /** Recent share of all activity, 0-1. */
  readonly recentShare: number
  /** The strongest trend, in standard deviations; 0 if nothing trended. */
  readonly trendMost: number
  readonly settings: ChartSettings
}

/** An item with first-time users. */
export interface TrendingItem {
  readonly itemId: string
  /** Number of recent first-time users. */
  readonly users: number
  /** Relative to the most popular item, before and after adding the first-time users. */
  readonly popularityBefore: number
  readonly popularity: number
  /** Score in the chart; 0 if absent. */
  readonly standing: number
}

/** Maximum number of remembered items, least recently changed dropped first. */
const MOST_ITEMS = 20_000

/** Scores that differ by less count as equal. */
const SAME = 1e-9

interface Recent {
  /** Number of users, decayed by the short half-life. */
  readonly recent: number
  /** First-time users since the training. */
  readonly newUsers: number
  readonly atMs: number
  /** The resulting score. */
  readonly score: number
}

/**
 * Trends of items between two trainings, by the formula of `itemActivity`. Recent activity at the training is derived from the
 * chart; items not in it count as having the expected activity. Scores are in units of the training's strongest trend and may
 * exceed 1.
 */
export class TrendSums {
  readonly #recents = new LRUCache<string, Recent>({ max: MOST_ITEMS })
  #version = ''

  /** A copy, for a transaction that may be retried. */
  fork(): TrendSums {
    const fork = new TrendSums()
    fork.#recents.load(this.#recents.dump())
    fork.#version = this.#version
    return fork
  }

  /** Adds an item's first-time users; returns its score in the `trending` chart, 0 if it does not trend. */
  add(item: TrendingItem, scale: TrendScale, nowMs: number): number {
    if (scale.version !== this.#version) this.#recents.clear()
    this.#version = scale.version
    const before = this.#before(item, scale, nowMs)
    const recent = before.recent + item.users
    const newUsers = before.newUsers + item.users
    const isTrending = item.standing > 0 || newUsers >= scale.settings.trendLeastPeople
    const score = isTrending ? Math.max(0, trendOf(recent, item.popularity, scale) / unitOf(scale)) : 0
    this.#recents.set(item.itemId, { recent, newUsers, atMs: nowMs, score })
    return score
  }

  /** Recent activity before the first-time users: as remembered, or as charted by another process if that is more. */
  #before(item: TrendingItem, scale: TrendScale, nowMs: number): Pick<Recent, 'recent' | 'newUsers'> {
    const known = this.#recents.get(item.itemId)
    const charted = impliedBy(item, scale, known ? nowMs : scale.trainedAtMs, nowMs)
    if (!known) return { recent: charted, newUsers: 0 }
    const recent = known.recent * faded(nowMs - known.atMs, scale)
    const isOwn = Math.abs(item.standing - known.score) < SAME
    return { recent: isOwn ? recent : Math.max(recent, charted), newUsers: known.newUsers }
  }
}

/** In standard deviations. */
function trendOf(recent: number, popularity: number, scale: TrendScale): number {
  const expected = expectedOf(popularity, scale)
  return (recent - expected) / Math.sqrt(expected + scale.settings.trendShrinkage)
}

/** The recent users that a score in the chart implies, decayed since. */
function impliedBy(item: TrendingItem, scale: TrendScale, sinceMs: number, nowMs: number): number {
  const expected = expectedOf(item.popularityBefore, scale)
  const deviation = Math.sqrt(expected + scale.settings.trendShrinkage)
  return expected + item.standing * unitOf(scale) * deviation * faded(nowMs - sinceMs, scale)
}

function expectedOf(popularity: number, { usualMost, recentShare }: TrendScale): number {
  return Math.max(0, popularity) * usualMost * recentShare
}

/** The remaining weight of a recent user after a time. */
function faded(ageMs: number, { settings }: TrendScale): number {
  return 2 ** (-Math.max(0, ageMs) / (settings.recentHalfLifeDays * DAY_MS))
}

/** The trend with the score 1. */
function unitOf({ trendMost }: TrendScale): number {
  return trendMost > 0 ? trendMost : 1
}
