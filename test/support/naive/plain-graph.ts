import type { Purpose } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import { fnv1a, mixed } from '../../../src/domain/hash.ts'
import type { PlainData, PlainEvent, PlainItem } from './plain-world.ts'

export type Entry = readonly [id: string, weight: number]
export type Entries = readonly Entry[]

/** The sum of each id. */
export function summed(entries: Entries): Entries {
  const sums = new Map<string, number>()
  for (const [id, weight] of entries) sums.set(id, (sums.get(id) ?? 0) + weight)
  return [...sums]
}

export function totalOf(entries: Entries): number {
  return entries.reduce((sum, [, weight]) => sum + weight, 0)
}

export function scaled(entries: Entries, factor: number): Entries {
  return entries.map(([id, weight]) => [id, weight * factor])
}

export function strongestFirst(entries: Entries): Entries {
  return entries.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

/** What is left of a weight; a time after the clock counts as now. */
export function faded(atMs: number, clockMs: number, halfLifeMs: number): number {
  return 2 ** (-Math.max(0, clockMs - atMs) / halfLifeMs)
}

/** The weights of `docs/events.md`; a rating is weighed by `weightOf`. */
const LIKING = { click: 0.5, view: 1, play: 1, comment: 2, cart: 3, like: 4, save: 4, share: 5, purchase: 8 }
const WEIGHTS: Readonly<Partial<Record<EventKind, number>>> = {
  ...LIKING,
  return: -16,
  hide: -1e6,
  report: -1e6,
}

/** A rating counts -4 to 4 on the scale from 0 to 5, in sixteenths, away from zero. */
function weightOf({ kind, value }: PlainEvent): number {
  if (kind !== 'rating') return WEIGHTS[kind] ?? 0
  const exact = (4 * ((value ?? 2.5) - 2.5)) / 2.5
  return (exact > 0 ? Math.ceil(exact * 16) : Math.floor(exact * 16)) / 16
}

/** What a user has to do with an item. */
export interface Pair {
  readonly itemId: string
  readonly weight: number
  readonly firstAtMs: number
  readonly lastAtMs: number
  /** The newest instant of each kind of event. */
  readonly kinds: ReadonlyMap<EventKind, number>
}

/** All items that a user has events on, newest first. Impressions are no events on items. */
function pairsOf({ events }: PlainData, userId: string): readonly Pair[] {
  const own = events.filter((event) => event.userId === userId && event.kind !== 'impression')
  const pairs = [...new Set(own.map(({ itemId }) => itemId))].map((itemId): Pair => {
    const oldestFirst = own.filter((event) => event.itemId === itemId).toSorted((a, b) => a.atMs - b.atMs)
    const instants = oldestFirst.map(({ atMs }) => atMs)
    const weight = oldestFirst.reduce((sum, event) => sum + weightOf(event), 0)
    const kinds = new Map(oldestFirst.map(({ kind, atMs }) => [kind, atMs]))
    return { itemId, weight, firstAtMs: Math.min(...instants), lastAtMs: Math.max(...instants), kinds }
  })
  return pairs.sort(
    (a, b) => b.lastAtMs - a.lastAtMs || b.weight - a.weight || (a.itemId < b.itemId ? -1 : 1),
  )
}

/** The tags of an item with weights relative to the strongest, strongest first. */
function tagsOf({ taggings }: PlainData, itemId: string): Entries {
  const own = taggings.filter((tagging) => tagging.itemId === itemId)
  const sums = strongestFirst(summed(own.map(({ tagId, weight }) => [tagId, weight])))
  return scaled(sums, 1 / (sums[0]?.[1] ?? 1))
}

/** The data as a reader asks for it. */
export class PlainGraph {
  readonly data: PlainData
  readonly #pairs: ReadonlyMap<string, readonly Pair[]>
  readonly #tags: ReadonlyMap<string, Entries>

  constructor(data: PlainData) {
    this.data = data
    this.#pairs = new Map(data.users.map(({ id }) => [id, pairsOf(data, id)]))
    this.#tags = new Map(data.items.map(({ id }) => [id, tagsOf(data, id)]))
  }

  /** What a user has to do with items, newest first. */
  pairs(userId: string): readonly Pair[] {
    return this.#pairs.get(userId) ?? []
  }

  /** The tags of an item with weights relative to the strongest, strongest first. */
  tags(itemId: string): Entries {
    return this.#tags.get(itemId) ?? []
  }

  /** Those that are evidence of taste. */
  engagements(userId: string): readonly Pair[] {
    return this.pairs(userId).filter(({ weight }) => weight > 0)
  }

  dismissed(userId: string): readonly string[] {
    const hiding = this.pairs(userId).filter(({ kinds }) => kinds.has('hide') || kinds.has('report'))
    return hiding.map(({ itemId }) => itemId)
  }

  item(itemId: string): PlainItem | undefined {
    return this.data.items.find(({ id }) => id === itemId)
  }

  isAvailable(itemId: string, nowMs: number): boolean {
    const { availableFrom, availableUntil } = this.item(itemId) ?? { availableFrom: Infinity }
    return (availableFrom ?? 0) <= nowMs && (availableUntil ?? Infinity) > nowMs
  }

  /** The tags that a user gave to items. */
  applied(userId: string): Entries {
    const own = this.data.taggings.filter((tagging) => tagging.userId === userId)
    return summed(own.map(({ tagId, weight }) => [tagId, weight]))
  }

  /** Strongest ties first. */
  followed(userId: string): Entries {
    const own = this.data.ties.filter((tie) => tie.kind === 'follows' && tie.userId === userId)
    return strongestFirst(own.map(({ otherId, strength }) => [otherId, strength]))
  }

  /** Whom a user blocked or muted, and who blocked the user. */
  hidden(userId: string): readonly string[] {
    const others = this.data.ties.filter(({ kind }) => kind !== 'follows')
    return others.flatMap(({ kind, userId: from, otherId }) =>
      from === userId ? [otherId] : otherId === userId && kind === 'blocks' ? [from] : [],
    )
  }

  /** What a user decided; undefined if nothing. */
  decision(userId: string, purpose: Purpose): boolean | undefined {
    return this.data.consents.find((one) => one.userId === userId && one.purpose === purpose)?.isGranted
  }

  get newestEventMs(): number {
    return Math.max(...this.data.events.filter(({ kind }) => kind !== 'impression').map(({ atMs }) => atMs))
  }
}

const DAY_MS = 86_400_000
const CHARTS = {
  halfLifeMs: 90 * DAY_MS,
  recentHalfLifeMs: 7 * DAY_MS,
  freshHalfLifeMs: 30 * DAY_MS,
  shrinkage: 5,
}

/** Settings of the training. */
export const TREND_LEAST_PEOPLE = 2
export const TRAINING_SEED = 1

/** Best first; ties in the order of a hash, which has nothing to do with the age of an item. */
function bestFirst(scored: Entries): Entries {
  const tieOf = (id: string) => mixed(fnv1a(id, TRAINING_SEED))
  return scored.toSorted(([a, x], [b, y]) => y - x || tieOf(a) - tieOf(b))
}

/** Scores above 0 as parts of the best one. */
function chartOf(scored: Entries): Entries {
  const positive = bestFirst(scored.filter(([, score]) => score > 0))
  return scaled(positive, 1 / (positive[0]?.[1] ?? 1))
}

/** What a training derives by plain rules. Users who deny model training take no part in it. */
export class PlainTraining {
  readonly #graph: PlainGraph
  readonly #userIds: readonly string[]
  readonly #clockMs: number
  readonly #pairs: readonly Pair[]
  /** How many people engaged with each item. */
  readonly degrees: ReadonlyMap<string, number>

  constructor(graph: PlainGraph, trainedAtMs: number) {
    this.#graph = graph
    const userIds = graph.data.users.map(({ id }) => id)
    this.#userIds = userIds.filter((id) => graph.decision(id, 'model-training') !== false)
    this.#clockMs = Math.min(trainedAtMs, graph.newestEventMs)
    this.#pairs = this.#userIds.flatMap((userId) => graph.engagements(userId))
    this.degrees = new Map(graph.data.items.map(({ id }) => [id, this.#of(id).length]))
  }

  /** The items of a chart, best first, with scores. */
  chart(name: 'popular' | 'trending' | 'fresh'): Entries {
    const { items } = this.#graph.data
    if (name === 'trending') return chartOf(items.map(({ id }) => [id, this.#trend(id)]))
    if (name === 'fresh') return chartOf(items.map((item) => [item.id, this.#freshness(item)]))
    return chartOf(items.map(({ id }) => [id, this.#sum(this.#of(id), CHARTS.halfLifeMs)]))
  }

  #of(itemId: string): readonly Pair[] {
    return this.#pairs.filter((pair) => pair.itemId === itemId)
  }

  #sum(pairs: readonly Pair[], halfLifeMs: number): number {
    return pairs.reduce((sum, { lastAtMs }) => sum + faded(lastAtMs, this.#clockMs, halfLifeMs), 0)
  }

  /** More recent people than the share of all recent activity lets expect. */
  #trend(itemId: string): number {
    const pairs = this.#of(itemId)
    const recent = pairs.filter(({ lastAtMs }) => this.#clockMs - lastAtMs <= 2 * CHARTS.recentHalfLifeMs)
    if (recent.length < TREND_LEAST_PEOPLE) return 0
    const share = this.#sum(this.#pairs, CHARTS.recentHalfLifeMs) / this.#sum(this.#pairs, CHARTS.halfLifeMs)
    const expected = this.#sum(pairs, CHARTS.halfLifeMs) * share
    const trend =
      (this.#sum(pairs, CHARTS.recentHalfLifeMs) - expected) / Math.sqrt(expected + CHARTS.shrinkage)
    return Math.abs(trend) < 1e-6 ? 0 : trend
  }

  /** By creation, or by the first engagement unless that was at the very beginning. */
  #freshness({ id, createdAt }: PlainItem): number {
    const bornMs = createdAt ?? Math.min(...this.#of(id).map(({ firstAtMs }) => firstAtMs))
    const beginningMs = Math.min(...this.#pairs.map(({ firstAtMs }) => firstAtMs))
    if (bornMs > this.#clockMs || (createdAt === null && bornMs <= beginningMs)) return 0
    return 1 / (1 + (this.#clockMs - bornMs) / CHARTS.freshHalfLifeMs)
  }

  /** The items of a tag by `weight * rarity * popularity`. */
  topItems(tagId: string): Entries {
    const { items } = this.#graph.data
    const tagged = items.flatMap(({ id }) =>
      this.#graph.tags(id).map(([tag, weight]) => ({ id, tag, weight })),
    )
    const own = tagged.filter(({ tag }) => tag === tagId)
    const rarity = Math.log1p(items.length / own.length) / Math.log1p(items.length)
    const popularity = (id: string) =>
      Math.log(2 + (this.degrees.get(id) ?? 0)) / Math.log(2 + this.mostPeople)
    return bestFirst(own.map(({ id, weight }) => [id, weight * rarity * popularity(id)]))
  }

  get mostPeople(): number {
    return Math.max(1, ...this.degrees.values())
  }

  /** Whom the followed follow, by the sum of products over all paths, as parts of the strongest. */
  friendsOfFriends(userId: string): Entries {
    const tiesOf = (id: string) =>
      this.#userIds.includes(id)
        ? this.#graph.followed(id).filter(([other]) => this.#userIds.includes(other))
        : []
    const followed = tiesOf(userId)
    const paths = followed.flatMap(([id, strength]) => scaled(tiesOf(id), strength))
    const isOther = ([id]: Entry) => id !== userId && !followed.some(([other]) => other === id)
    return chartOf(summed(paths).filter(isOther))
  }
}
