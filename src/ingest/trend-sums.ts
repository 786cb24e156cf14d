import type { ChartSettings } from '../training/training-settings.ts'

/** What a training knew of all activity: trends after it are measured by it. */
export interface TrendScale {
  readonly version: string
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
  readonly people: number
  /** With them, as part of the most popular item's. */
  readonly popularity: number
  /** What one of them counts in it. */
  readonly share: number
  /** Its score in the chart, 0-1; 0 if it is not there. */
  readonly standing: number
}

const DAY_MS = 86_400_000

/** Items that are remembered: what trends is among those that were touched last. */
const MOST_ITEMS = 20_000

interface Recent {
  /** People, each counting half after the short half-life. */
  readonly recent: number
  /** Those who came since the training. */
  readonly newPeople: number
  readonly atMs: number
}

/**
 * How items trend between two trainings, by the same formula (`itemActivity`): recent people against what is usual. What was
 * recent at the training is known from the chart; who is not in it is taken for usual.
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

  /** The item's score in the chart of what trends, 0-1, with its new people; 0: it does not. */
  add(item: TrendingItem, scale: TrendScale, nowMs: number): number {
    if (scale.version !== this.#version) this.#recents.clear()
    this.#version = scale.version
    const { settings, recentShare, usualMost } = scale
    const expected = item.popularity * usualMost * recentShare
    const before = this.#recents.get(item.itemId) ?? atTraining(item, scale, nowMs)
    const ageDays = Math.max(0, nowMs - before.atMs) / DAY_MS
    const recent = before.recent * 2 ** (-ageDays / settings.recentHalfLifeDays) + item.people
    const newPeople = before.newPeople + item.people
    this.#remember(item.itemId, { recent, newPeople, atMs: nowMs })
    if (newPeople < settings.trendLeastPeople && item.standing === 0) return 0
    const trend = (recent - expected) / Math.sqrt(expected + settings.trendShrinkage)
    return Math.min(1, Math.max(0, trend / unitOf(scale)))
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

function atTraining(item: TrendingItem, scale: TrendScale, nowMs: number): Recent {
  const { popularity, share, people, standing } = item
  const expected = Math.max(0, popularity - share * people) * scale.usualMost * scale.recentShare
  const deviation = Math.sqrt(expected + scale.settings.trendShrinkage)
  return { recent: expected + standing * unitOf(scale) * deviation, newPeople: 0, atMs: nowMs }
}

/** The trend that has the score 1. */
function unitOf({ trendMost }: TrendScale): number {
  return trendMost > 0 ? trendMost : 1
}
