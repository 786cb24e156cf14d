import { EVENT_KINDS, type InteractionEvent } from '../../domain/event.ts'

type Fields = readonly [
  eventId: string,
  userId: string,
  itemId: string,
  kind: number,
  atMs: number,
  value: number | null,
  count: number,
  portion: number | null,
  dwellMs: number | null,
  recommendationId: string | null,
  position: number | null,
  /** Absent in entries of an earlier version. */
  propensity?: number | null,
]

/** An event as text. Kinds go by their place in the list, which only ever grows at its end. */
export function encodeEvent(event: InteractionEvent): string {
  const fields: Fields = [
    event.eventId,
    event.userId,
    event.itemId,
    EVENT_KINDS.indexOf(event.kind),
    event.atMs,
    event.value,
    event.count,
    event.portion ?? null,
    event.dwellMs ?? null,
    event.recommendationId ?? null,
    event.position ?? null,
    event.propensity ?? null,
  ]
  return JSON.stringify(fields)
}

/** What `encodeEvent` made. The text is trusted: it was authenticated when it was opened. */
export function decodeEvent(text: string): InteractionEvent {
  const fields = JSON.parse(text) as Fields
  const [eventId, userId, itemId, kind, atMs, value, count, portion, dwellMs, ...joined] = fields
  const [recommendationId, position, propensity = null] = joined
  return {
    eventId,
    userId,
    itemId,
    kind: EVENT_KINDS[kind] ?? 'view',
    atMs,
    value,
    count,
    ...(portion !== null && { portion }),
    ...(dwellMs !== null && { dwellMs }),
    ...(recommendationId !== null && { recommendationId }),
    ...(position !== null && { position }),
    ...(propensity !== null && { propensity }),
  }
}

/** What a client stated: two events with the same id must agree on it. Our own additions are left out. */
export function statedText(event: InteractionEvent): string {
  const { position: _, propensity: __, ...stated } = event
  return encodeEvent(stated)
}
