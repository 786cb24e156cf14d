import type { UserEventFilter } from './__generated__/resolvers.ts'
import { parseInstant, parseNumber } from './arguments.ts'
import type { PageArguments } from './connection.ts'
import type { RequestContext } from './context.ts'
import type { UserEventModel, UserModel } from './models.ts'
import { pagedField, pageOf } from './paged-field.ts'
import { parseFilter } from './parse-filter.ts'

type EventArguments = PageArguments & { readonly filter?: UserEventFilter | null }

/** The events of a user, newest first. The resolver rejects as `pagedField` does, and for filters that are none. */
export const userEvents = pagedField({
  name: 'events',
  bound: ({ filter }: EventArguments) => [JSON.stringify(filter ?? null)],
  read: async ({ id }: UserModel, page, context, { filter }) => {
    const events = await passing(await context.loaders.newestEvents.load(id), filter ?? {}, context)
    const rows = events.map((event) => ({ event, id: event.eventId, rank: event.occurredAt.getTime() }))
    return pageOf(rows, page)
  },
  node: async ({ event }) => event,
  facts: () => ({}),
})

/** @throws AttuneError `BAD_USER_INPUT` */
async function passing(
  events: readonly UserEventModel[],
  { kinds, itemFilter, from, until, onlyNewest, portionFrom, portionBelow }: UserEventFilter,
  { parts, signal }: RequestContext,
): Promise<readonly UserEventModel[]> {
  const fromMs = parseInstant('filter.from', from) ?? Number.NEGATIVE_INFINITY
  const untilMs = parseInstant('filter.until', until) ?? Number.POSITIVE_INFINITY
  const least = portionFrom == null ? 0 : parseNumber('filter.portionFrom', portionFrom, 0, 1)
  // Above every portion.
  const below = portionBelow == null ? 2 : parseNumber('filter.portionBelow', portionBelow, 0, 1)
  const needsPortion = portionFrom != null || portionBelow != null
  const items =
    itemFilter == null
      ? null
      : await (await parts.liveCatalog.current({ signal })).compile(parseFilter(itemFilter)).select(null)
  const ofTime = events.filter(({ kind, itemId, occurredAt }) => {
    const atMs = occurredAt.getTime()
    const isOfKind = kinds == null || kinds.includes(kind)
    return isOfKind && atMs >= fromMs && atMs < untilMs && (items?.hasId(itemId) ?? true)
  })
  const chosen = onlyNewest ? newestOfEach(ofTime) : ofTime
  if (!needsPortion) return chosen
  return chosen.filter(({ portion }) => portion !== undefined && portion >= least && portion < below)
}

/** The newest event of each item and kind. */
function newestOfEach(events: readonly UserEventModel[]): readonly UserEventModel[] {
  const known = new Set<string>()
  return events.filter(({ itemId, kind }) => {
    const key = `${kind} ${itemId}`
    return !known.has(key) && known.add(key)
  })
}
