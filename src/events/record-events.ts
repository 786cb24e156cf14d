import { type Consents, historyPurpose } from '../domain/consent.ts'
import type { InteractionEvent, StatedKind } from '../domain/event.ts'
import type { Problem } from '../domain/problem.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import { GraphError } from '../graph/graph-error.ts'
import { traced } from '../platform/tracing.ts'
import type { ServedTokens } from '../recommend/serving/served-tokens.ts'
import type { Intake, Refused, Taken, TakeOptions } from './intake.ts'
import type { Verdict } from './journal/journal.ts'
import { type EventRules, fieldPath, type ParsedEvent, parseEvent, type RawEvent } from './parse-event.ts'
import { type FindServed, isAfter, ledBy, ServedPositions } from './served-positions.ts'

/** Limit of events per call. */
export const MAX_EVENTS = 500

export const EVENT_STATUSES = ['ACCEPTED', 'DUPLICATE', 'REJECTED', 'SUPPRESSED_NO_CONSENT'] as const

export type EventStatus = (typeof EVENT_STATUSES)[number]

export interface EventResult {
  readonly eventId: string
  /** What the event counts as; of a rejected event what the client stated. */
  readonly kind: StatedKind
  readonly status: EventStatus
  readonly problems: readonly Problem[]
}

export interface RecordedEvents {
  /** One per event, in the order of the events. */
  readonly results: readonly EventResult[]
  /** Covers every event that was accepted, now or before; null if none was. */
  readonly watermark: string | null
}

/** Events of users whom the caller may not act as are rejected. */
export interface RecordContext extends TakeOptions {
  readonly nowMs: number
  /** When the client sent the events, by its own clock; null or omitted: its clock is taken to be right. Epoch milliseconds. */
  readonly sentAtMs?: number | null
}

/** A smaller difference of the clocks may be time on the way. */
const LEAST_SKEW_MS = 60_000

/** How much the clock of a client is behind, milliseconds: 0 for less than a minute in either direction. */
function skewOf({ nowMs, sentAtMs = null }: RecordContext): number {
  const skewMs = sentAtMs === null ? 0 : nowMs - sentAtMs
  return Math.abs(skewMs) > LEAST_SKEW_MS ? skewMs : 0
}

/** Records events. Never rejects because of invalid events: each has its own result. */
export type RecordEvents = (events: readonly RawEvent[], context: RecordContext) => Promise<RecordedEvents>

export interface RecordParts {
  readonly rules: EventRules
  /** Events of users who deny personalization, and of visitors who deny their history, are stored nowhere. */
  readonly consents: Consents
  readonly findServed: FindServed
  /** Reads the tokens of events. */
  readonly tokens: Pick<ServedTokens, 'read'>
}

/** Creates the use case over an intake. */
export function recordEvents(
  intake: Intake,
  { rules, consents, findServed, tokens }: RecordParts,
): RecordEvents {
  const positions = new ServedPositions(findServed)
  const attributedEvents = async (sent: readonly SentEvent[], { nowMs }: RecordContext) => {
    const read = await Promise.all(sent.map((one) => withToken(one, tokens, nowMs)))
    const joined = await positions.join(read)
    return joined.map((event) => counted(event, consents))
  }
  return async (raws, context) => {
    const times = { nowMs: context.nowMs, skewMs: skewOf(context) }
    const pathOf = (index: number) => raws[index]?.path ?? ['events', String(index)]
    const parsed = raws.map((raw, index) => {
      const path = pathOf(index)
      const userPath = fieldPath(raw, path, 'userId')
      return ownedBy(context.mayActAs ?? null, parseEvent(raw, path, rules, times), userPath)
    })
    const mayStore = ({ userId }: InteractionEvent) => consents.allows(userId, historyPurpose(userId))
    const good = parsed.flatMap((one, index) =>
      'event' in one && mayStore(one.event) ? [{ event: one.event, token: raws[index]?.token ?? null }] : [],
    )
    const attributed = await attributedEvents(good, context)
    const taken =
      good.length === 0
        ? null
        : await traced('record events', () => intake.take(attributed, context), { events: good.length })
    const verdicts = verdictsOf(taken, attributed)
    const results = raws.map((raw, index): EventResult => {
      const one = parsed[index]
      const about = { eventId: raw.eventId, kind: one && 'event' in one ? one.event.kind : raw.kind }
      if (one && 'problems' in one) return { ...about, status: 'REJECTED', problems: one.problems }
      if (one && !mayStore(one.event)) return { ...about, status: 'SUPPRESSED_NO_CONSENT', problems: [] }
      return { ...about, ...resultOf(raw, verdicts.next().value, pathOf(index)) }
    })
    return { results, watermark: watermarkOf(taken, intake.journalId) }
  }
}

/** An event and its token, null for none. */
interface SentEvent {
  readonly event: InteractionEvent
  readonly token: string | null
}

/** The event with what its token says. While the graph cannot be asked about a token, its event is not attributed. */
async function withToken(
  { event, token }: SentEvent,
  tokens: Pick<ServedTokens, 'read'>,
  nowMs: number,
): Promise<InteractionEvent> {
  if (!token) return event
  // The token replaces it.
  const { recommendationId: _, ...plain } = event
  const { userId, itemId } = event
  try {
    const place = await tokens.read(token, { userId, itemId, nowMs })
    const isValid = place !== null && isAfter(place.attribution.servedAtMs, event)
    const state = {
      ...plain,
      details: { ...plain.details, tokenState: isValid ? 'valid' : 'refused' } as const,
    }
    return isValid ? ledBy(state, place) : state
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return plain
  }
}

/** The event, of which metrics count nothing if its user does not consent to analytics. */
export function counted(event: InteractionEvent, consents: Pick<Consents, 'allows'>): InteractionEvent {
  if (consents.allows(event.userId, 'analytics')) return event
  const { attribution, tokenState, ...details } = event.details ?? {}
  if (attribution === undefined && tokenState === undefined) return event
  return { ...event, details: { ...details, ...(tokenState && { tokenState }), isUncounted: true } }
}

/** A problem instead of an event of another user, which says nothing about that user. */
function ownedBy(
  mayActAs: NonNullable<TakeOptions['mayActAs']> | null,
  parsed: ParsedEvent,
  path: readonly string[],
): ParsedEvent {
  if (mayActAs === null || !('event' in parsed) || mayActAs(parsed.event.userId)) return parsed
  const message = 'events of this user need their user token, or the scope SERVER'
  return { problems: [{ code: 'FORBIDDEN', message, path, isRetryable: false }] }
}

/** The intake's result for the events that it was given; null if there are none. */
type Answered = Taken | Refused | null

/** Null if no event was kept. Duplicates count as kept. */
function watermarkOf(taken: Answered, journal: string): string | null {
  if (taken === null || 'problem' in taken) return null
  const isKept = taken.verdicts.some((verdict) => verdict === 'accepted' || verdict === 'duplicate')
  return isKept ? encodeWatermark({ journal, position: taken.position }) : null
}

function verdictsOf(taken: Answered, events: readonly InteractionEvent[]): ArrayIterator<Verdict | Problem> {
  if (taken === null) return [].values()
  if ('problem' in taken) return events.map(() => taken.problem).values()
  return [...taken.verdicts].values()
}

function resultOf(
  raw: RawEvent,
  verdict: Verdict | Problem | undefined,
  path: readonly string[],
): Pick<EventResult, 'status' | 'problems'> {
  if (verdict === 'accepted') return { status: 'ACCEPTED', problems: [] }
  if (verdict === 'duplicate') return { status: 'DUPLICATE', problems: [] }
  if (typeof verdict === 'object') return { status: 'REJECTED', problems: [{ ...verdict, path }] }
  const message = 'another event of this user has this eventId'
  const place = fieldPath(raw, path, 'eventId')
  return { status: 'REJECTED', problems: [{ code: 'CONFLICT', message, path: place, isRetryable: false }] }
}
