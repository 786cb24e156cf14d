import { DAY_MS } from '../../domain/duration.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { EventTest, Filter } from '../../domain/filter.ts'
import type { ItemFilter, PropertyTest, UserEventTest, UserFilter } from './__generated__/resolvers.ts'
import { parseIdArgument } from './arguments.ts'

/**
 * The filter of an argument. Ids get their stored form; names, operators and values are checked when the filter is
 * compiled.
 *
 * @throws AttuneError `BAD_USER_INPUT` for an id that no node can have
 */
export function parseFilter(input: ItemFilter | UserFilter): Filter {
  // GraphQL checks that exactly one key of each part is present and not null.
  if (input.all != null) return { all: input.all.map(parseFilter) }
  if (input.any != null) return { any: input.any.map(parseFilter) }
  if (input.not != null) return { not: parseFilter(input.not) }
  if (input.property != null) return parsePropertyTest(input.property)
  if (input.ids != null) return { ids: parseIds('ids', input.ids) }
  if ('field' in input && input.field != null)
    return { field: { ...input.field, value: input.field.value ?? null } }
  if ('titlePrefix' in input && input.titlePrefix != null) return { titlePrefix: input.titlePrefix }
  if ('kind' in input && input.kind != null) return { kind: { anyOf: input.kind.anyOf } }
  if ('event' in input && input.event != null) return { event: parseEventTest(input.event) }
  if ('interest' in input && input.interest != null)
    return { interest: { anyOf: parseIds('interest.anyOf', input.interest.anyOf) } }
  if ('segment' in input && input.segment != null) return { segment: input.segment }
  const { anyOf, allOf } = ('tag' in input && input.tag) || {}
  return anyOf != null
    ? { tag: { anyOf: parseIds('tag.anyOf', anyOf) } }
    : { tag: { allOf: parseIds('tag.allOf', allOf ?? []) } }
}

/** Most days of a test of events. */
const MAX_DAYS = 3_650

function parseEventTest({ kinds, items, withinDays }: UserEventTest): EventTest {
  const known = kinds.filter((kind) => kind !== 'custom')
  if (known.length === 0 || known.length < kinds.length)
    throw new AttuneError('BAD_USER_INPUT', 'event.kinds must name kinds of events, and not CUSTOM')
  if (withinDays != null && !(withinDays >= 1 && withinDays <= MAX_DAYS))
    throw new AttuneError('BAD_USER_INPUT', `event.withinDays must be 1-${MAX_DAYS}`)
  return {
    kinds: known,
    items: items == null ? null : parseFilter(items),
    withinMs: withinDays == null ? null : withinDays * DAY_MS,
  }
}

function parsePropertyTest({ name, op, value }: PropertyTest): Filter {
  const { ofItem, ofViewer } = value ?? {}
  const owner = { ...(ofItem != null && { ofItem }), ...(ofViewer != null && { ofViewer }) }
  return { property: { name, op, value: value?.value ?? null, ...owner } }
}

function parseIds(name: string, ids: readonly string[]): readonly string[] {
  return ids.map((id) => parseIdArgument(name, id))
}
