import { DAY_MS } from '../../domain/duration.ts'
import { groupBy } from '../../domain/grouping.ts'
import type { InteractionRecord, TaggingRecord } from '../../domain/records.ts'
import { activeInstant, HISTORY_DAYS } from './calendar.ts'
import type { Catalog, CatalogItem } from './catalog.ts'
import {
  type Choice,
  inventTaste,
  isOpen,
  isOwn,
  itemChooser,
  personalPull,
  type Visitor,
} from './choose-item.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { SocialWorld } from './ties.ts'
import { type VisitEvent, visitEvents } from './visit-events.ts'

/** Median number of items that a person finds, and the spread of its logarithm. */
const MEDIAN_VISITS = 17
const VISITS_SPREAD = 0.75
const MOST_VISITS = 130
/** Most visits of a newcomer. */
const NEWCOMER_VISITS = 3
/** Number of recent items of a person that followers see. */
const RECENT_COUNT = 12
/** Below this enjoyment, a person may hide an item outside their taste. */
const HIDE_BELOW = 0.42
const HIDE_CHANCE = 0.35

/** Chance that a person who buys a product buys its companion with it. */
const COMPANION_CHANCE = 0.5

interface Visit {
  readonly visitor: Visitor
  /** Epoch milliseconds. */
  readonly atMs: number
}

/**
 * All interactions of the six months before `nowMs`. Simulated in order of time, so that people find items through
 * the people they follow. Returned person by person, oldest first, because a graph is filled several times as fast
 * when the events of a person are consecutive.
 */
export function inventInteractions(
  people: readonly Person[],
  catalog: Catalog,
  social: SocialWorld,
  random: Random,
  nowMs: number,
): readonly InteractionRecord[] {
  const choose = itemChooser(catalog.items, random.fork('choices'), nowMs)
  const along = random.fork('companions')
  const companions = inventCompanions(catalog.items, along)
  const recent = new Map<string, CatalogItem[]>()
  const records: Omit<InteractionRecord, 'eventId'>[] = []
  for (const { visitor, atMs } of inventVisits(people, catalog, social, random, nowMs)) {
    const choice = choose(visitor, atMs, recent)
    if (!choice) continue
    const userId = visitor.person.record.id
    const events = react(visitor, choice, atMs, random)
    visitor.met.add(choice.item)
    if (events[0]?.kind !== 'hide') remember(recent, userId, choice.item)
    for (const event of events) records.push({ userId, itemId: choice.item.record.id, ...event })
    const bought = events.find(({ kind }) => kind === 'purchase')
    const companion = bought && companions.get(choice.item)
    if (companion && isOpen(visitor, companion, bought.atMs) && along.chance(COMPANION_CHANCE)) {
      visitor.met.add(companion)
      records.push({ userId, itemId: companion.record.id, ...bought })
    }
  }
  // The sort is stable: events of one instant keep their order.
  records.sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0))
  const past = records.filter(({ atMs }) => (atMs ?? 0) <= nowMs)
  const byPerson = groupBy(past, ({ userId }) => userId)
  return people
    .flatMap(({ record }) => byPerson.get(record.id) ?? [])
    .map((record, index) => ({ ...record, eventId: String(index + 1).padStart(6, '0') }))
}

/** For each product another one of its community that people buy with it. */
function inventCompanions(
  items: readonly CatalogItem[],
  random: Random,
): ReadonlyMap<CatalogItem, CatalogItem> {
  const shelves = groupBy(
    items.filter(({ kind }) => kind === 'product'),
    ({ community }) => community,
  )
  return new Map(
    [...shelves.values()].flatMap((shelf) => shelf.map((item) => [item, random.pick(shelf)] as const)),
  )
}

function inventVisits(
  people: readonly Person[],
  catalog: Catalog,
  social: SocialWorld,
  random: Random,
  nowMs: number,
): readonly Visit[] {
  const start = nowMs - HISTORY_DAYS * DAY_MS
  const byCommunity = groupBy(catalog.items, (item) => item.community)
  const visits = people.flatMap((person) => {
    const visitor: Visitor = {
      person,
      taste: inventTaste(person, byCommunity, random),
      followed: social.followed.get(person.record.id) ?? [],
      met: new Set(),
    }
    const from = Math.max(start, person.joinedAt)
    const count = visitCount(person, (nowMs - from) / (nowMs - start), random)
    return Array.from({ length: count }, () => ({ visitor, atMs: activeInstant(from, nowMs, random) }))
  })
  return visits.sort((a, b) => a.atMs - b.atMs)
}

/** @param presence share of the six months since the person joined */
function visitCount(person: Person, presence: number, random: Random): number {
  if (person.role === 'newcomer') return random.below(NEWCOMER_VISITS + 1)
  const wanted = Math.exp(Math.log(MEDIAN_VISITS) + VISITS_SPREAD * random.normal()) * Math.sqrt(presence)
  return Math.min(MOST_VISITS, Math.max(4, Math.round(wanted)))
}

function react(visitor: Visitor, choice: Choice, atMs: number, random: Random): VisitEvent[] {
  const enjoyment = enjoymentOf(visitor, choice, random)
  if (choice.path !== 'taste' && enjoyment < HIDE_BELOW && random.chance(HIDE_CHANCE)) {
    return [{ kind: 'hide', atMs, value: null, count: 1 }]
  }
  return visitEvents(choice.item.kind, enjoyment, atMs, random)
}

/** In 0-1: higher for the visitor's communities and favorite tags, and slightly for popular items. */
function enjoymentOf(visitor: Visitor, { item }: Choice, random: Random): number {
  const ground = isOwn(visitor, item) ? 0.66 : 0.48
  const favorite = Math.min(0.15, (personalPull(visitor, item) - 1) * 0.06)
  const quality = item.popularity * 0.1
  return Math.min(1, Math.max(0, ground + favorite + quality + random.normal() * 0.16))
}

function remember(recent: Map<string, CatalogItem[]>, userId: string, item: CatalogItem): void {
  const items = recent.get(userId) ?? []
  items.push(item)
  if (items.length > RECENT_COUNT) items.shift()
  recent.set(userId, items)
}

const TAGGER_CHANCE = 0.15
/** Share of the likes, saves and purchases of a tagger that get a tag. */
const TAGGING_CHANCE = 0.3
const APPLIED_WEIGHT = 0.25

const WORTH_TAGGING: ReadonlySet<string> = new Set(['like', 'save', 'purchase'])

/** Tags that some people add to items they liked. Each is already a tag of the item. */
export function inventAppliedTags(
  interactions: readonly InteractionRecord[],
  catalog: Catalog,
  random: Random,
): readonly TaggingRecord[] {
  const byId = new Map(catalog.items.map((item) => [item.record.id, item]))
  const isTagger = new Map<string, boolean>()
  const applied = new Map<string, TaggingRecord>()
  for (const { userId, itemId, kind, atMs } of interactions) {
    const tags = isTagger.get(userId) ?? random.chance(TAGGER_CHANCE)
    isTagger.set(userId, tags)
    const item = byId.get(itemId)
    if (!tags || !item || !WORTH_TAGGING.has(kind) || !random.chance(TAGGING_CHANCE)) continue
    const { tagId } = random.pick(item.taggings)
    applied.set(`${userId} ${itemId} ${tagId}`, { itemId, tagId, weight: APPLIED_WEIGHT, userId, at: atMs })
  }
  return [...applied.values()]
}
