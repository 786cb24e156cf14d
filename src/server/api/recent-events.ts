import type { EventIds } from '../../events/recent-events.ts'
import type { QueryRecentEventsArgs } from './__generated__/resolvers.ts'
import { type Connection, connection, parsePage, rowsOfPage } from './connection.ts'
import type { RequestContext } from './context.ts'
import type { RecentEventModel } from './models.ts'

const NO_IDS: EventIds = { eventId: null, userId: null, itemId: null }

/**
 * The newest events of this process. Personal values are for callers with the scope `server`, and null for others.
 *
 * @throws AttuneError as `parsePage`
 */
export function listRecentEvents(
  args: QueryRecentEventsArgs,
  { parts, principal }: RequestContext,
): Promise<Connection<RecentEventModel, object>> {
  const { kinds, statuses } = args
  const asked = [[...(kinds ?? ['any'])], [...(statuses ?? ['any'])]]
  const page = parsePage({ name: 'recentEvents', arguments: asked }, args, parts.settings.maxFirst)
  const mayName = principal.scopes.has('server')
  if (mayName && principal.keyName !== null)
    parts.audit.noteRead({ actor: principal.keyName, action: 'Query.recentEvents' })
  const passing = parts.recentEvents.list({ kinds: kinds ?? null, statuses: statuses ?? null })
  const rows = passing.map((event) => ({ event, rank: event.number, id: '' }))
  return connection(
    page,
    rowsOfPage(rows, page),
    async ({ event: { number, atMs, keyName, kind, status, problems, about } }) => ({
      number,
      keyName,
      kind: kind || null,
      status,
      problems,
      receivedAt: new Date(atMs),
      ...(mayName && about ? about : NO_IDS),
    }),
    () => ({}),
    async () => rows.length,
  )
}
