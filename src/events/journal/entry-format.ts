import { EVENT_KINDS, type InteractionEvent } from '../../domain/event.ts'

/** Layout of an entry: version, instant of writing, the person's key name, the id's fingerprint, sealed event. */
const VERSION = 1
const AT = 1
const NAME = AT + 8
const ID = NAME + 16
const SEALED = ID + 16

export interface EntryParts {
  /** When it was written, epoch milliseconds. */
  readonly atMs: number
  readonly keyName: Buffer
  readonly idKey: Buffer
  readonly sealed: Buffer
}

export function joinEntry({ atMs, keyName, idKey, sealed }: EntryParts): Buffer {
  const head = Buffer.alloc(SEALED)
  head.writeUInt8(VERSION, 0)
  head.writeDoubleBE(atMs, AT)
  keyName.copy(head, NAME)
  idKey.copy(head, ID)
  return Buffer.concat([head, sealed])
}

/** Null if these are no bytes of an entry. */
export function splitEntry(bytes: Buffer): EntryParts | null {
  if (bytes.length <= SEALED || bytes[0] !== VERSION) return null
  return {
    atMs: bytes.readDoubleBE(AT),
    keyName: bytes.subarray(NAME, ID),
    idKey: bytes.subarray(ID, SEALED),
    sealed: bytes.subarray(SEALED),
  }
}

/** What an entry's seal is bound to: moved to another journal or position it does not open. */
export function boundBytes(journalId: string, position: number): Buffer {
  return Buffer.from(`${journalId}/${position}`, 'latin1')
}

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
