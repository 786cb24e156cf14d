import {
  EVENT_KIND_CODES,
  type EventDetails,
  eventKindOf,
  type InteractionEvent,
  type ShownPlace,
} from '../../domain/event.ts'
import { sourceCode, sourceWith } from '../../domain/source-name.ts'

// On-disk formats of the journal. A change of them is another format of data folders.

/** Layout of an entry: version, instant of writing, name of the user's key, fingerprint of the event id, sealed event. */
const VERSION = 1
const AT = 1
const NAME = AT + 8
const ID = NAME + 16
const SEALED = ID + 16

export interface EntryParts {
  /** When the entry was written, epoch milliseconds. */
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

/** Null if these bytes are not an entry. */
export function splitEntry(bytes: Buffer): EntryParts | null {
  if (bytes.length <= SEALED || bytes[0] !== VERSION) return null
  return {
    atMs: bytes.readDoubleBE(AT),
    keyName: bytes.subarray(NAME, ID),
    idKey: bytes.subarray(ID, SEALED),
    sealed: bytes.subarray(SEALED),
  }
}

/** Data that the seal of an entry authenticates: an entry cannot be opened in another journal or at another position. */
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
  propensity: number | null,
  /** Absent in entries of events without what follows. */
  details?: EventDetails | null,
  shown?: readonly (readonly [itemId: string, position: number, flags: number])[],
]

/** An event as text without line breaks. */
export function encodeEvent(event: InteractionEvent): string {
  const fields: Fields = [
    event.eventId,
    event.userId,
    event.itemId,
    EVENT_KIND_CODES[event.kind],
    event.atMs,
    event.value,
    event.count,
    event.portion ?? null,
    event.dwellMs ?? null,
    event.recommendationId ?? null,
    event.position ?? null,
    event.propensity ?? null,
  ]
  const { details, shown } = event
  if (shown) {
    return JSON.stringify([...fields, details ?? null, shown.map(encodePlace)])
  }
  return JSON.stringify(details ? [...fields, details] : fields)
}

/** The event of a text that `encodeEvent` wrote. The text is not checked: opening its seal has authenticated it. */
export function decodeEvent(text: string): InteractionEvent {
  const fields = JSON.parse(text) as Fields
  const [eventId, userId, itemId, kind, atMs, value, count, portion, dwellMs, ...joined] = fields
  const [recommendationId, position, propensity, details, shown] = joined
  return {
    eventId,
    userId,
    itemId,
    kind: eventKindOf(kind),
    atMs,
    value,
    count,
    ...(portion !== null && { portion }),
    ...(dwellMs !== null && { dwellMs }),
    ...(recommendationId !== null && { recommendationId }),
    ...(position !== null && { position }),
    ...(propensity !== null && { propensity }),
    ...(details && { details }),
    ...(shown && { shown: shown.map(decodePlace) }),
  }
}

const IS_PROMOTED = 1
const IS_EXPLORED = 2
/** The code of the source, times this. */
const SOURCE = 4

function encodePlace({ itemId, position, isPromoted, isExplored, source }: ShownPlace) {
  const flags = (isPromoted ? IS_PROMOTED : 0) + (isExplored ? IS_EXPLORED : 0)
  return [itemId, position, flags + SOURCE * sourceCode(source)] as const
}

function decodePlace([itemId, position, flags]: ReturnType<typeof encodePlace>): ShownPlace {
  const source = sourceWith(Math.floor(flags / SOURCE))
  return {
    itemId,
    position,
    ...(flags & IS_PROMOTED && { isPromoted: true }),
    ...(flags & IS_EXPLORED && { isExplored: true }),
    ...(source && { source }),
  }
}

/**
 * Whether a client stated the same in two encoded events. What we add does not count: the rank, the propensity, what a token
 * says, and the correction of a wrong clock, which differs each time.
 */
export function isSameStatement(a: string, b: string): boolean {
  return a === b || statedText(a) === statedText(b)
}

function statedText(text: string): string {
  const { position: _, propensity: __, details = {}, recommendationId, ...stated } = decodeEvent(text)
  const { statedAtMs = stated.atMs, attribution: _a, tokenState, isUncounted: _u, ...others } = details
  const isBare = Object.keys(others).length === 0
  return encodeEvent({
    ...stated,
    atMs: statedAtMs,
    // Of a token we add the list.
    ...(recommendationId !== undefined && tokenState === undefined && { recommendationId }),
    ...(!isBare && { details: others }),
  })
}
