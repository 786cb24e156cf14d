import { AttuneError } from '../../domain/errors.ts'
import type { PropertyType } from '../../domain/property-type.ts'
import type { Facet, FacetBy } from '../../snapshot/facets.ts'
import { parseFirst, requireLength } from './arguments.ts'
import type { CountFacets, FacetKey, FacetModel } from './models.ts'

/** Most facets of one list. */
const MAX_FACETS = 20

/** A facet with the types of the properties. */
interface TypedFacet {
  readonly facet: Facet
  readonly types: ReadonlyMap<string, PropertyType>
}

/** Counts each facet by `count`. */
export function facetCounter(
  maxFirst: number,
  count: (by: FacetBy, first: number) => Promise<TypedFacet>,
): CountFacets {
  return async ({ by, first }) => {
    const limit = parseFirst(first, maxFirst)
    const models: FacetModel[] = []
    // One after the other: each holds the event loop for some milliseconds.
    for (const input of requireLength('by', by, MAX_FACETS)) {
      const { property = null, field = null } = input
      const { facet, types } = await count(facetBy(input), limit)
      const isInstant = property !== null && types.get(property) === 'TIMESTAMP'
      models.push({ property, field, ...facetModel(facet, field === 'TAG', isInstant) })
    }
    return models
  }
}

function facetBy({ property, field }: FacetKey): FacetBy {
  if (property != null) return { property }
  return field === 'TAG' ? 'tag' : 'kind'
}

/** Counts facets of users, who have free properties only. */
export function propertyOf(by: FacetBy): string {
  if (typeof by === 'object') return by.property
  throw new AttuneError('BAD_USER_INPUT', `users have no ${by}: only facets of items can count it`)
}

function facetModel(facet: Facet, isTag: boolean, isInstant: boolean) {
  if (facet.type === 'range') {
    const { min, max, count } = facet
    const bound = (number: number) => (isInstant ? new Date(number).toISOString() : number)
    const range = min === null || max === null ? null : { min: bound(min), max: bound(max), count }
    return { values: [], distinctCount: null, range }
  }
  const values = facet.counts.map(({ value, count }) => ({
    value,
    count,
    tagId: isTag ? String(value) : null,
  }))
  return { values, distinctCount: facet.distinct, range: null }
}
