import { DAY_MS } from '../../domain/duration.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import type { RequestViewer, ViewingContext } from '../../domain/recommendation.ts'
import { NO_SESSION, type Session } from '../../domain/session.ts'
import { weightOf } from '../../events/event-weight.ts'
import { foldSession } from '../../events/fold-session.ts'
import { type EventRules, parseEvent } from '../../events/parse-event.ts'
import type { ContextInput, SessionEventInput, SessionInput } from './__generated__/resolvers.ts'
import { parseIdArgument, parseIdList, requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'

const MAX_EVENTS = 100
const MAX_TAGS = 50
const MAX_BYTES = 32 * 1024
const MAX_CART = 50

/** How far from now a list may be for: longer than a mailing is prepared ahead. */
const MAX_DISTANCE_MS = 30 * DAY_MS

/** The arguments that say who a list is for. `enforceAccessRules` checks the caller before, and that there is one at most. */
export interface ViewerArguments {
  readonly userId?: string | null
  readonly session?: SessionInput | null
}

/** The viewer of a request. @throws AttuneError `BAD_USER_INPUT` that names the argument, not the value */
export function parseViewer({ userId, session }: ViewerArguments, context: RequestContext): RequestViewer {
  return session == null
    ? { kind: 'user', id: parseIdArgument('userId', userId) }
    : { kind: 'session', session: parseSession(session, context) }
}

/** As `parseViewer`, for a field that also answers without a viewer. */
export function parseOptionalViewer(args: ViewerArguments, context: RequestContext): RequestViewer {
  const isNamed = args.userId != null || args.session != null
  return isNamed ? parseViewer(args, context) : { kind: 'session', session: NO_SESSION }
}

function parseSession(input: SessionInput, { parts, nowMs }: RequestContext): Session {
  const { ratingScale, eventWeights, customEvents } = parts.settings
  const sent = requireLength('session.events', input.events ?? [], MAX_EVENTS)
  const tagIds = parseIdList('session.tagIds', input.tagIds, MAX_TAGS)
  if (Buffer.byteLength(JSON.stringify(input)) > MAX_BYTES) {
    throw new AttuneError('BAD_USER_INPUT', 'session must have at most 32 kB')
  }
  const rules = { ratingScale, customKinds: new Map(customEvents) }
  const events = sent.map((event, index) => parseSessionEvent(event, index, rules, nowMs))
  return { items: foldSession(events, { ...ratingScale, weights: eventWeights }), tagIds }
}

/** The event as one of a user without an id: it has the same rules. */
function parseSessionEvent(
  event: SessionEventInput,
  index: number,
  rules: EventRules,
  nowMs: number,
): InteractionEvent {
  const raw = { ...event, eventId: String(index), userId: 'session' }
  const parsed = parseEvent(raw, ['session', 'events', String(index)], rules, { nowMs })
  if ('event' in parsed) return parsed.event
  const [problem] = parsed.problems
  throw new AttuneError('BAD_USER_INPUT', `${problem?.path.join('.')}: ${problem?.message}`)
}

/** What the viewer looks at; null if nothing is known. @throws AttuneError `BAD_USER_INPUT` */
export function parseViewingContext(
  input: ContextInput | null | undefined,
  { parts, nowMs }: RequestContext,
): ViewingContext | null {
  if (input == null) return null
  const viewed = input.viewing == null ? [] : [parseIdArgument('context.viewing', input.viewing)]
  const cart = parseIdList('context.cart', input.cart, MAX_CART)
  const { eventWeights } = parts.settings
  const [view, inCart] = [weightOf('view', eventWeights), weightOf('cart', eventWeights)]
  return {
    items: [
      ...viewed.map((itemId) => ({ itemId, weight: view + (cart.includes(itemId) ? inCart : 0) })),
      ...cart.filter((itemId) => !viewed.includes(itemId)).map((itemId) => ({ itemId, weight: inCart })),
    ],
    cartIds: cart,
    atMs: parseAt(input.at, nowMs),
  }
}

function parseAt(at: Date | null | undefined, nowMs: number): number | null {
  const atMs = at?.getTime() ?? null
  if (atMs === null || Math.abs(atMs - nowMs) <= MAX_DISTANCE_MS) return atMs
  throw new AttuneError('BAD_USER_INPUT', 'context.at must be at most 30 days from now')
}
