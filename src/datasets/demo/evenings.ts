import { DAY_MS } from '../../domain/duration.ts'
import { groupBy } from '../../domain/grouping.ts'
import type { InteractionRecord } from '../../domain/records.ts'
import type { CatalogItem } from './catalog.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** The city whose people watch the same films at the moment. */
const CITY = 'Lisbon'
const CITY_FILMS = 12
const CITY_DAYS = 6
/** Viewers of each of the films: enough for a chart of the city, and few enough that most people have not seen most of them. */
const CITY_VIEWERS = 24

/** Newer films and people take no part. */
const LEAST_AGE_DAYS = 30

const UNFINISHED_DAYS = 30
const UNFINISHED_CHANCE = 0.6

/** What is watched in the last evenings: films that one city watches, and what people have not watched to its end. */
export function inventEvenings(
  people: readonly Person[],
  items: readonly CatalogItem[],
  interactions: readonly InteractionRecord[],
  random: Random,
  nowMs: number,
): readonly InteractionRecord[] {
  const local = groupBy(watchedInCity(people, items, interactions, random, nowMs), ({ userId }) => userId)
  const own = groupBy(interactions, ({ userId }) => userId)
  const isFilm = new Set(items.flatMap(({ kind, record }) => (VIDEO.has(kind) ? [record.id] : [])))
  return people.flatMap(({ record: { id } }) => {
    const all = [...(own.get(id) ?? []), ...(local.get(id) ?? [])].sort((a, b) => atOf(a) - atOf(b))
    const last = all.at(-1)
    const isOpen = last?.kind === 'play' && isFilm.has(last.itemId)
    if (
      !last ||
      !isOpen ||
      atOf(last) < nowMs - UNFINISHED_DAYS * DAY_MS ||
      !random.chance(UNFINISHED_CHANCE)
    )
      return all
    return all.with(-1, { ...last, portion: Math.round(random.between(0.1, 0.8) * 100) / 100 })
  })
}

const VIDEO: ReadonlySet<string> = new Set(['movie', 'series'])

function watchedInCity(
  people: readonly Person[],
  items: readonly CatalogItem[],
  interactions: readonly InteractionRecord[],
  random: Random,
  nowMs: number,
): readonly InteractionRecord[] {
  const longAgo = nowMs - LEAST_AGE_DAYS * DAY_MS
  const known = new Set(interactions.map(({ userId, itemId }) => `${userId} ${itemId}`))
  const films = items.filter(
    ({ kind, record }) =>
      kind === 'movie' &&
      Math.max(record.createdAt ?? nowMs, record.availableFrom ?? 0) < longAgo &&
      (record.availableUntil ?? nowMs) >= nowMs,
  )
  const chosen = random.shuffled(films).slice(0, CITY_FILMS)
  const viewers = people.filter(
    ({ joinedAt, record }) => joinedAt < longAgo && record.properties.city === CITY,
  )
  const played = chosen.flatMap(({ record: { id: itemId } }) =>
    random
      .shuffled(viewers.filter(({ record }) => !known.has(`${record.id} ${itemId}`)))
      .slice(0, CITY_VIEWERS)
      .map(({ record: { id: userId } }) => {
        const atMs = Math.floor(nowMs - random.between(0, CITY_DAYS) * DAY_MS)
        return { userId, itemId, kind: 'play', atMs, value: null, count: 1 } as const
      }),
  )
  return played.map((one, index) => ({ ...one, eventId: `evening-${index + 1}` }))
}

function atOf({ atMs }: InteractionRecord): number {
  return atMs ?? 0
}
