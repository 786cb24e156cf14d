import { type Consents, historyPurpose } from '../domain/consent.ts'
import { invalid, type Problem } from '../domain/problem.ts'
import { TOLERATED_MS } from '../domain/records.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import type { Intake } from './intake.ts'
import { counted, type RecordContext } from './record-events.ts'
import { attributionOf, type FindServed, flagsOf, type ServedItems } from './served-positions.ts'

/** Places of one call: the items of a long page. */
export const MAX_POSITIONS = 100

/** The places of a list that a viewer saw at once. */
export interface SeenPlaces {
  readonly recommendationId: string
  /** Ranks of the list, 1 for the first. */
  readonly positions: readonly number[]
  /** Whom the list was for; null: the viewer that it was made for. */
  readonly userId: string | null
  readonly eventId: string
  /** Epoch milliseconds. */
  readonly atMs: number
}

export interface RecordedImpressions {
  /** Covers the impressions; null if nothing is stored. */
  readonly watermark: string | null
  readonly problems: readonly Problem[]
}

/** Records what was seen of a list as one event. Whatever is wrong is a problem, and then nothing is recorded. */
export type RecordImpressions = (seen: SeenPlaces, context: RecordContext) => Promise<RecordedImpressions>

export interface RecordImpressionsParts {
  readonly consents: Consents
  readonly findServed: FindServed
}

/**
 * Creates the use case over an intake. Nothing is stored of sessions, and of viewers who do not consent to the storage of what they
 * do: that is no problem.
 */
export function recordImpressions(
  intake: Intake,
  { consents, findServed }: RecordImpressionsParts,
): RecordImpressions {
  return async (seen, context) => {
    const list = await findServed(seen.recommendationId)
    const problems = problemsOf(seen, list, context)
    const userId = list?.viewerId ?? null
    if (problems.length > 0 || list === null || userId === null) return { watermark: null, problems }
    if (!consents.allows(userId, historyPurpose(userId))) return NOTHING
    const { eventId, recommendationId, atMs } = seen
    const positions = [...new Set(seen.positions)].sort((a, b) => a - b)
    const shown = positions.flatMap((position) => {
      const item = list.items[position - 1]
      return item ? [{ itemId: item.itemId, position, ...flagsOf(list, item) }] : []
    })
    const about = { eventId, userId, itemId: '', kind: 'impression', atMs, value: null, count: 1 } as const
    const event = { ...about, recommendationId, shown, details: { attribution: attributionOf(list) } }
    const taken = await intake.take([counted(event, consents)], context)
    if ('problem' in taken) return { watermark: null, problems: [taken.problem] }
    const [verdict] = taken.verdicts
    if (typeof verdict === 'object') return { watermark: null, problems: [verdict] }
    if (verdict === 'conflict') return { watermark: null, problems: [CONFLICT] }
    const watermark = encodeWatermark({ journal: intake.journalId, position: taken.position })
    return { watermark, problems: [] }
  }
}

const NOTHING: RecordedImpressions = { watermark: null, problems: [] }

const CONFLICT: Problem = {
  code: 'CONFLICT',
  message: 'another event of this user has this eventId',
  path: ['eventId'],
  isRetryable: false,
}

/** The same for a list that is not stored and for one of another viewer: it says nothing of others. */
const UNKNOWN: Problem = {
  code: 'NOT_FOUND',
  message: 'no list of this viewer with this id is stored',
  path: ['recommendationId'],
  isRetryable: false,
}

const OTHER_USER: Problem = {
  code: 'FORBIDDEN',
  message: 'events of this user need their user token, or the scope SERVER',
  path: ['userId'],
  isRetryable: false,
}

function problemsOf(
  { positions, userId, atMs }: SeenPlaces,
  list: ServedItems | null,
  { mayActAs = null, nowMs }: RecordContext,
): readonly Problem[] {
  if (userId !== null && mayActAs?.(userId) === false) return [OTHER_USER]
  if (list === null) return [UNKNOWN]
  const { viewerId, items, servedAtMs } = list
  const isOfOther = viewerId !== null && mayActAs !== null && !mayActAs(viewerId)
  if (isOfOther || (userId !== null && viewerId !== userId)) return [UNKNOWN]
  const problems = positions.flatMap((position, index) =>
    position >= 1 && position <= items.length
      ? []
      : [invalid(['positions', String(index)], `must be 1-${items.length}`)],
  )
  if (positions.length === 0) problems.push(invalid(['positions'], 'positions must not be empty'))
  if (atMs > nowMs + TOLERATED_MS) problems.push(invalid(['occurredAt'], 'occurredAt is in the future'))
  if (atMs < servedAtMs - TOLERATED_MS) {
    problems.push(invalid(['occurredAt'], 'occurredAt is before the list was served'))
  }
  return problems
}
