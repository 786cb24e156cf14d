import { DAY_MS, MINUTE_MS } from '../domain/duration.ts'
import type { EventKind, InteractionEvent, ShownPlace } from '../domain/event.ts'
import type { ServedAs } from '../domain/served-as.ts'
import { type SourceName, sourceCode, sourceWith } from '../domain/source-name.ts'
import type { Counter } from '../metrics/counters.ts'
import type { Count } from '../metrics/metric-rows.ts'
import { isDismissal } from './event-weight.ts'

/** A click on an item of a served list, as the interaction with the item keeps it. */
export interface Led {
  readonly recommendationId: string
  /** When it was clicked, epoch milliseconds. */
  readonly atMs: number
  readonly servedAs: ServedAs
  /** Of the first reason; omitted: that has none. */
  readonly source?: SourceName
  /** Whether a conversion was credited to it. */
  readonly isConverted: boolean
}

/** Lists that an interaction keeps, those of the newest clicks. */
const KEPT_LISTS = 4

/** A click counts if it comes this soon after its list. */
const CLICK_MS = DAY_MS

/** A conversion is credited to a click if it comes this soon after it. */
const CONVERSION_MS = 7 * DAY_MS

/** Longer views and plays count as this long. */
const MOST_DWELL_MS = 30 * MINUTE_MS

const CLICKS: ReadonlySet<EventKind> = new Set(['click', 'view', 'play'])
const CONVERSIONS: ReadonlySet<EventKind> = new Set(['purchase', 'save', 'like', 'share'])

/** Weights are multiples of 1/16. */
const VALUE_PARTS = 16

/** Whether an event can be credited to an earlier click. */
export function isCreditable(kind: EventKind): boolean {
  return CONVERSIONS.has(kind) || kind === 'return' || isDismissal(kind)
}

/** What an event counts for, and the clicks of its interaction after it. */
export interface Attributed {
  readonly led: readonly Led[]
  readonly counts: readonly Count[]
}

/**
 * Attributes one event that is no impression to the lists that led to it. The first click, view or play of an item counts once a list, within 24 hours of
 * serving. A conversion is credited to the newest click before it, within 7 days. A return is taken from the newest click that was
 * credited.
 *
 * @param led clicks of the same user or of their visitors on the same item, newest first
 * @param weight of the event
 */
export function attribute(event: InteractionEvent, led: readonly Led[], weight: number): Attributed {
  const {
    userId,
    kind,
    atMs,
    itemId,
    position,
    details: { attribution, tokenState, isUncounted } = {},
  } = event
  const counts: Count[] = []
  if (isUncounted) return { led, counts }
  const count = (counter: Counter, by: LedBy | null, amount = 1, currency = '') => {
    const places = by ? [{ itemId, position, source: by.source }] : []
    const servedAs = by?.servedAs ?? null
    if (amount !== 0) counts.push({ userId, atMs, servedAs, currency, counter, amount, places })
  }
  if (tokenState === 'refused') count('refusedTokens', null)
  const click = clickOf(event)
  const isFirst = click !== null && !led.some((one) => one.recommendationId === click.recommendationId)
  if (isFirst) count('clicks', click)
  const after = isFirst ? newestFirst([...led, click]) : led
  const credited = creditedOf(event, after)
  const owner = credited ?? attribution
  if (!owner) return { led: after, counts }
  if (attribution && event.dwellMs !== undefined)
    count('dwellMs', attribution, Math.min(event.dwellMs, MOST_DWELL_MS))
  if (kind === 'return' || isDismissal(kind)) count('negatives', owner)
  if (!isDismissal(kind)) count('value', owner, Math.round(weight * VALUE_PARTS))
  const { price, quantity = 1 } = event.details ?? {}
  const sign = kind === 'purchase' ? 1 : kind === 'return' ? -1 : 0
  if (credited && price) count('revenue', credited, sign * price.amount * quantity, price.currency)
  if (!credited || !CONVERSIONS.has(kind)) return { led: after, counts }
  count('conversions', credited)
  if (credited.isConverted) return { led: after, counts }
  count('converted', credited)
  return { led: after.map((one) => (one === credited ? { ...one, isConverted: true } : one)), counts }
}

/** What an event is credited to: a click, or the list that the event names. */
type LedBy = Pick<Led, 'servedAs' | 'source'>

/** The places that an impression is of. */
export function placesOf({ itemId, position = 0, shown, details }: InteractionEvent): readonly ShownPlace[] {
  const { isPromoted, isExplored, source } = details?.attribution ?? {}
  const flags = { ...(isPromoted && { isPromoted }), ...(isExplored && { isExplored }) }
  return shown ?? [{ itemId, position, ...flags, ...(source && { source }) }]
}

/**
 * What an impression counts for.
 *
 * @param places those of its list that the viewer had not seen before
 * @param isRepeat whether the viewer had seen an item before
 */
export function impressionCounts(
  event: InteractionEvent,
  places: readonly ShownPlace[],
  isRepeat: (itemId: string) => boolean,
): readonly Count[] {
  const { userId, atMs, details: { attribution, tokenState, isUncounted } = {} } = event
  if (isUncounted) return []
  const about = { userId, atMs, currency: '' } as const
  if (tokenState === 'refused')
    return [{ ...about, servedAs: null, counter: 'refusedTokens', amount: 1, places: [] }]
  if (!attribution || places.length === 0) return []
  const { servedAs } = attribution
  const count = (counter: Counter, counted: readonly ShownPlace[]): readonly Count[] =>
    counted.length === 0 ? [] : [{ ...about, servedAs, counter, amount: counted.length, places: counted }]
  return [
    ...count('impressions', places),
    ...count(
      'repeats',
      places.filter(({ itemId }) => isRepeat(itemId)),
    ),
    ...count(
      'promoted',
      places.filter(({ isPromoted }) => isPromoted),
    ),
    ...count(
      'explored',
      places.filter(({ isExplored }) => isExplored),
    ),
  ]
}

/** Whether an event is a click on a list of a search that is counted as such. */
export function isSearchClick(event: InteractionEvent): boolean {
  const { attribution, isUncounted } = event.details ?? {}
  return clickOf(event)?.servedAs.ranker === 'search' && !isUncounted && !attribution?.isOfSession
}

/** What the first click on a list of a search counts for: in the hour of the search, because it is subtracted from searches. */
export function searchClickCounts({
  userId,
  recommendationId: searchId,
  details: { attribution } = {},
}: InteractionEvent): readonly Count[] {
  if (!attribution || searchId === undefined) return []
  const { servedAs, servedAtMs: atMs } = attribution
  const counted = { counter: 'clickedSearches', amount: 1, places: [], searchId } as const
  return [{ userId, atMs, servedAs, currency: '', ...counted }]
}

function clickOf({ kind, atMs, recommendationId, details }: InteractionEvent): Led | null {
  const { attribution } = details ?? {}
  if (!attribution || recommendationId === undefined || !CLICKS.has(kind)) return null
  const { servedAs, servedAtMs, source } = attribution
  if (atMs - servedAtMs > CLICK_MS) return null
  return { recommendationId, atMs, servedAs, ...(source && { source }), isConverted: false }
}

/** The click that an event is credited to; null if there is none. */
function creditedOf({ kind, atMs }: InteractionEvent, led: readonly Led[]): Led | null {
  const before = led.filter((one) => one.atMs <= atMs)
  if (kind === 'return') return before.find(({ isConverted }) => isConverted) ?? null
  if (!isCreditable(kind)) return null
  return before.find((one) => atMs - one.atMs <= CONVERSION_MS) ?? null
}

/** The newest of these clicks, at most as many as an interaction keeps. */
export function newestFirst(led: readonly Led[]): readonly Led[] {
  const order = (a: Led, b: Led) => b.atMs - a.atMs || (a.recommendationId < b.recommendationId ? -1 : 1)
  return led.toSorted(order).slice(0, KEPT_LISTS)
}

/** As the graph stores them: a text each. */
export function encodeLed(led: readonly Led[]): readonly string[] {
  return led.map(({ recommendationId, atMs, servedAs, isConverted, source }) => {
    const { placement, version, model, ranker, row } = servedAs
    const fields = [recommendationId, atMs, isConverted ? 1 : 0, placement, version, model, ranker]
    const ofTables = source || row !== undefined ? [sourceCode(source), row ?? null] : []
    return JSON.stringify([...fields, ...ofTables])
  })
}

type Fields = readonly [string, number, number, string, number, string, string, number?, (string | null)?]

/** The clicks of texts that `encodeLed` wrote. */
export function decodeLed(texts: readonly string[]): readonly Led[] {
  return texts.map((text) => {
    const fields = JSON.parse(text) as Fields
    const [recommendationId, atMs, isConverted, placement, version, model, ranker, code = 0, row = null] =
      fields
    const servedAs = { placement, version, model, ranker, ...(row !== null && { row }) }
    const source = sourceWith(code)
    return { recommendationId, atMs, servedAs, isConverted: isConverted === 1, ...(source && { source }) }
  })
}
