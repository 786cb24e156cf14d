import { AttuneError } from '../../domain/errors.ts'
import type { InteractionEvent } from '../../domain/event.ts'
import type { RequestViewer } from '../../domain/recommendation.ts'
import { NO_SESSION, type Session } from '../../domain/session.ts'
import { foldSession } from '../../events/fold-session.ts'
import { type EventRules, parseEvent } from '../../events/parse-event.ts'
import type { SessionEventInput, SessionInput } from './__generated__/resolvers.ts'
import { parseIdArgument, parseIdList, requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'

const MAX_EVENTS = 100
const MAX_TAGS = 50
const MAX_BYTES = 32 * 1024

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
  const { ratingScale, customEvents } = parts.settings
  const sent = requireLength('session.events', input.events ?? [], MAX_EVENTS)
  const tagIds = parseIdList('session.tagIds', input.tagIds, MAX_TAGS)
  if (Buffer.byteLength(JSON.stringify(input)) > MAX_BYTES) {
    throw new AttuneError('BAD_USER_INPUT', 'session must have at most 32 kB')
  }
  const rules = { ratingScale, customKinds: new Map(customEvents) }
  const events = sent.map((event, index) => parseSessionEvent(event, index, rules, nowMs))
  return { items: foldSession(events, ratingScale), tagIds }
}

/** The event as one of a user without an id: it has the same rules. */
function parseSessionEvent(
  event: SessionEventInput,
  index: number,
  rules: EventRules,
  nowMs: number,
): InteractionEvent {
  const raw = { ...event, eventId: String(index), userId: 'session' }
  const parsed = parseEvent(raw, ['session', 'events', String(index)], rules, nowMs)
  if ('event' in parsed) return parsed.event
  const [problem] = parsed.problems
  throw new AttuneError('BAD_USER_INPUT', `${problem?.path.join('.')}: ${problem?.message}`)
}
