import type { Filter } from '../../domain/filter.ts'
import type { ItemFilter, PropertyTest, UserFilter } from './__generated__/resolvers.ts'
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
  const { anyOf, allOf } = ('tag' in input && input.tag) || {}
  return anyOf != null
    ? { tag: { anyOf: parseIds('tag.anyOf', anyOf) } }
    : { tag: { allOf: parseIds('tag.allOf', allOf ?? []) } }
}

function parsePropertyTest({ name, op, value }: PropertyTest): Filter {
  const { ofItem, ofViewer } = value ?? {}
  const owner = { ...(ofItem != null && { ofItem }), ...(ofViewer != null && { ofViewer }) }
  return { property: { name, op, value: value?.value ?? null, ...owner } }
}

function parseIds(name: string, ids: readonly string[]): readonly string[] {
  return ids.map((id) => parseIdArgument(name, id))
}
