import { DAY_MS, HOUR_MS, SECOND_MS } from '../../domain/duration.ts'
import type { InteractionEvent, ShownPlace } from '../../domain/event.ts'
import { groupBy, pairKey } from '../../domain/grouping.ts'
import { fnv1a } from '../../domain/hash.ts'
import type { InteractionRecord, ItemRecord } from '../../domain/records.ts'
import type { Attribution, ServedAs } from '../../domain/served-as.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import type { Random } from './random.ts'

/** The placements that show items of a kind, each as often as it is named. */
const PLACEMENTS: Readonly<Partial<Record<string, readonly string[]>>> = {
  product: ['shop/for-you', 'shop/for-you', 'shop/for-you', 'shop/item', 'shop/item', 'shop/new'],
  post: ['feed/feed', 'feed/feed', 'feed/feed', 'feed/friends', 'feed/new'],
  movie: ['video/for-you', 'video/for-you', 'video/trending', 'video/because', 'video/new'],
  series: ['video/for-you', 'video/for-you', 'video/trending', 'video/because', 'video/watch-next'],
  fund: ['finance/ideas', 'finance/ideas', 'finance/fund'],
  article: ['finance/learn'],
}

/** The placements that are rows of a page, and the page. */
const ROWS: Readonly<Partial<Record<string, string>>> = {
  'shop/for-you': 'shop/home',
  'shop/item': 'shop/home',
  'feed/feed': 'feed/home',
  'feed/friends': 'feed/home',
  'video/for-you': 'video/home',
  'finance/ideas': 'finance/home',
  'finance/learn': 'finance/home',
}

/** An item has always the same source. */
function sourceOf(itemId: string): SourceName | undefined {
  return SOURCE_NAMES[fnv1a(itemId) % SOURCE_NAMES.length]
}

/** The time that has uses of lists: metrics keep hours for as long. */
const USED_MS = 13 * DAY_MS

/** Share of the visits that began with a list. */
const LED_CHANCE = 0.7
/** Lists that nothing was chosen from, for each one that something was. */
const MOST_IN_VAIN = 4
const PLACES = 12
/** Chance that someone who looks at a place of a list looks at the next one: most uses are of the first places. */
const NEXT_CHANCE = 0.8

/**
 * What people did with lists in the last days of a demo world, as events of these lists: interactions of the world that began with
 * a list, the impressions of this list, and those of lists that nothing was chosen from.
 */
export function inventListUses(
  items: readonly ItemRecord[],
  interactions: readonly InteractionRecord[],
  random: Random,
  nowMs: number,
): readonly InteractionEvent[] {
  const known = new Map(items.map((item) => [item.id, item]))
  const kindOf = ({ itemId }: { readonly itemId: string }) => known.get(itemId)?.kind ?? ''
  // An item that many people chose is shown as often.
  const shelves = groupBy(interactions, kindOf)
  const visits = groupBy(interactions, pairKey)
  let lists = 0
  return [...visits.values()].flatMap((visit) => {
    const [first] = visit
    const atMs = first?.atMs ?? 0
    const keys = first && PLACEMENTS[kindOf(first)]
    if (!keys || atMs < nowMs - USED_MS || !random.chance(LED_CHANCE)) return []
    const { userId, itemId } = first
    const shelf = shelves.get(kindOf(first)) ?? []
    const listOf = (shownAtMs: number, chosenId: string | null): ListUse => {
      const placement = random.pick(keys)
      const page = ROWS[placement]
      const row = page && { row: `${page}: ${placement}` }
      const servedAs: ServedAs = { placement, version: 1, model: 'demo', ranker: 'demo', ...row }
      const attribution = { servedAs, servedAtMs: shownAtMs }
      return { userId, recommendationId: `demo-${++lists}`, attribution, ...shownOf(shelf, chosenId, random) }
    }
    const list = listOf(atMs - random.below(90) * SECOND_MS, itemId)
    const inVain = Array.from({ length: random.below(MOST_IN_VAIN + 1) }, () =>
      listOf(atMs - Math.floor(random.between(0, 12) * HOUR_MS), null),
    )
    const used = visit.map((record, place) => usedEvent(record, place === 0 ? list : null, known, random))
    return [...inVain, list].map(impressionOf).concat(used)
  })
}

interface ListUse {
  readonly userId: string
  readonly recommendationId: string
  readonly attribution: Attribution
  readonly shown: readonly ShownPlace[]
  /** Of the chosen item. */
  readonly position: number
}

/** The places of a list that were seen; the chosen item is at one of them. */
function shownOf(shelf: readonly InteractionRecord[], chosenId: string | null, random: Random) {
  const look = () => {
    let place = 1
    while (place < PLACES && random.chance(NEXT_CHANCE)) place++
    return place
  }
  const position = Math.min(look(), look())
  const ids = new Set<string>()
  for (let place = 1; place <= Math.max(position, look()); place++)
    ids.add(place === position && chosenId !== null ? chosenId : random.pick(shelf).itemId)
  const shown = [...ids].map((itemId, index) => {
    const source = sourceOf(itemId)
    return { itemId, position: index + 1, ...(source && { source }) }
  })
  return { shown, position: shown.find(({ itemId }) => itemId === chosenId)?.position ?? position }
}

function impressionOf({ userId, recommendationId, attribution, shown }: ListUse): InteractionEvent {
  const details = { attribution, tokenState: 'valid' } as const
  const event = { userId, itemId: '', kind: 'impression', value: null, count: 1 } as const
  return {
    ...event,
    eventId: `${recommendationId} seen`,
    atMs: attribution.servedAtMs,
    recommendationId,
    shown,
    details,
  }
}

/** An interaction of the world, with the price that was paid, and the list if it is the one that the list led to. */
function usedEvent(
  record: InteractionRecord,
  list: ListUse | null,
  items: ReadonlyMap<string, ItemRecord>,
  random: Random,
): InteractionEvent {
  const { price, currency } = items.get(record.itemId)?.properties ?? {}
  const isPaid = record.kind === 'purchase' || record.kind === 'return'
  const paid = isPaid && price !== undefined && { amount: Number(price) * 100, currency: String(currency) }
  const source = sourceOf(record.itemId)
  const dwellMs = Math.round(Math.exp(3.6 + 0.8 * random.normal()) * SECOND_MS)
  return {
    ...record,
    eventId: record.eventId ?? '',
    atMs: record.atMs ?? 0,
    details: {
      ...(paid && { price: paid }),
      ...(list && {
        attribution: { ...list.attribution, ...(source && { source }) },
        tokenState: 'valid',
      }),
    },
    ...(list && { recommendationId: list.recommendationId, position: list.position, dwellMs }),
  }
}
