import { AttuneError } from '../../../domain/errors.ts'
import { type Filter, mapTests, testsOf } from '../../../domain/filter.ts'
import type { PropertyTypes } from '../../../domain/property-values.ts'
import type { CatalogSnapshot } from '../../../snapshot/catalog-snapshot.ts'
import { comparesWith, type Owner, withValues } from '../../../snapshot/compared-values.ts'
import { compileFilter, NO_TABLE } from '../../../snapshot/compile-filter.ts'
import { checkSize } from '../../../snapshot/filter-limits.ts'
import { tagsOf } from '../../../snapshot/own-filter.ts'
import type { ItemFilter, UserFilter } from '../__generated__/resolvers.ts'
import { parseFilter } from '../parse-filter.ts'
import type { WriteInput } from '../write-records.ts'

/** What a spec may name. */
export interface KnownNames {
  readonly catalog: Pick<CatalogSnapshot, 'compile' | 'types'>
  readonly userTypes: PropertyTypes
  readonly hasTag: (id: string) => boolean
  /** Names of segments. */
  readonly segments: Pick<ReadonlySet<string>, 'has'>
}

/** What all items pass: stands for a filter that has a problem. */
const EVERYTHING: Filter = { all: [] }

const COMPARISONS: Readonly<Record<Owner, string>> = {
  ofItem: 'cannot compare with an item (ofItem)',
  ofViewer: 'cannot compare with the viewer (ofViewer)',
}

/** A filter of items that fits the properties of the catalog. @param owners whose properties it may compare with */
export function readItemFilter(
  input: WriteInput,
  field: string,
  given: ItemFilter,
  { catalog, userTypes, hasTag }: KnownNames,
  owners: readonly Owner[] = [],
): Filter {
  return checked(input, field, () => {
    const filter = parseFilter(given)
    for (const owner of ['ofItem', 'ofViewer'] as const) {
      if (!owners.includes(owner) && comparesWith(filter, owner))
        throw new AttuneError('BAD_USER_INPUT', COMPARISONS[owner])
    }
    const own = {
      ofItem: { types: catalog.types, properties: {} },
      ofViewer: { types: userTypes, properties: {} },
    }
    catalog.compile(withValues(filter, own, catalog.types))
    requireTags(tagsOf(filter), hasTag)
    return filter
  })
}

/**
 * A filter of users that fits their properties, the catalog and the segments.
 *
 * @param owner a segment may name users and no segments, a rule the reverse
 */
export function readUserFilter(
  input: WriteInput,
  field: string,
  given: UserFilter,
  { catalog, userTypes, hasTag, segments }: KnownNames,
  owner: 'RULE' | 'SEGMENT' = 'RULE',
): Filter {
  return checked(input, field, () => {
    const filter = parseFilter(given)
    checkSize(filter)
    for (const test of testsOf(filter)) {
      if ('ids' in test && owner === 'RULE') throw new AttuneError('BAD_USER_INPUT', NAMED_USERS)
      if ('segment' in test && owner === 'SEGMENT')
        throw new AttuneError('BAD_USER_INPUT', 'a segment cannot name segments')
      if ('segment' in test && !segments.has(test.segment))
        throw new AttuneError('BAD_USER_INPUT', `there is no segment ${JSON.stringify(test.segment)}`)
      if ('interest' in test) requireTags(test.interest.anyOf, hasTag)
      if ('event' in test && test.event.items) {
        catalog.compile(test.event.items)
        requireTags(tagsOf(test.event.items), hasTag)
      }
    }
    const ofProperties = mapTests(filter, (test) => ('property' in test ? test : { all: [] }))
    compileFilter(ofProperties, { ...NO_TABLE, types: userTypes })
    return filter
  })
}

/** A version is kept for good, so that it would outlive the erasure of the user. */
const NAMED_USERS = 'a placement cannot name users (ids): test their properties, or name a segment'

function requireTags(ids: readonly string[], hasTag: KnownNames['hasTag']): void {
  const unknown = ids.find((id) => !hasTag(id))
  if (unknown !== undefined)
    throw new AttuneError('BAD_USER_INPUT', `there is no tag ${JSON.stringify(unknown)}`)
}

/** The filter; a problem of the field for one that is refused. */
function checked(input: WriteInput, field: string, read: () => Filter): Filter {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof AttuneError) || error.code !== 'BAD_USER_INPUT') throw error
    input.fail(field, `is refused: ${[error.message, error.hint].filter((part) => part).join('; ')}`)
    return EVERYTHING
  }
}

/** The name of a property of items whose values are numbers. */
export function readNumberProperty(
  input: WriteInput,
  field: string,
  name: string,
  { catalog: { types } }: KnownNames,
): string {
  const type = types.get(name)
  if (type === undefined) input.fail(field, 'is the name of no property')
  else if (type !== 'FLOAT') input.fail(field, `must be of type FLOAT, not ${type}`)
  return name
}
