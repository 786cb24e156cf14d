import { AttuneError } from '../../domain/errors.ts'
import type { Filter } from '../../domain/filter.ts'
import type { PropertyType } from '../../domain/property-type.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import {
  type Borders,
  countTexts,
  type Facet,
  type FacetBy,
  type FacetPart,
  itemFacet,
} from '../../snapshot/facets.ts'
import { tagsOf, withoutOwn } from '../../snapshot/own-filter.ts'
import type { Selection } from '../../snapshot/selection.ts'
import { parseFirst, parseNumber, requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'
import { type Loaders, loadPresent } from './loaders.ts'
import type { CountFacets, FacetKey, FacetModel } from './models.ts'

/** Most facets of one list. */
const MAX_FACETS = 20

/** Most parts of the range of one facet. */
const MAX_PARTS = 50

/** A facet with the types of the properties. */
interface TypedFacet {
  readonly facet: Facet
  readonly types: ReadonlyMap<string, PropertyType>
}

/** Counts each facet by `count`. */
export function facetCounter(
  maxFirst: number,
  count: (input: FacetKey, by: FacetBy, first: number) => Promise<TypedFacet>,
): CountFacets {
  return async ({ by, first }) => {
    const limit = parseFirst(first, maxFirst)
    const models: FacetModel[] = []
    // One after the other: each holds the event loop for some milliseconds.
    for (const [at, input] of requireLength('by', by, MAX_FACETS).entries()) {
      const { property = null, field = null } = input
      const { facet, types } = await count(input, facetBy(input, at), limit)
      const isInstant = property !== null && types.get(property) === 'TIMESTAMP'
      models.push({ property, field, ...facetModel(facet, field === 'TAG', isInstant) })
    }
    return models
  }
}

/** The items that facets count. */
export interface FacetItems extends Pick<Selection, 'bits'> {
  readonly catalog: CatalogSnapshot
}

/** Counts facets of items. @param select what passes a filter: asked once for each */
export function facetsOf(
  filter: Filter,
  { parts, loaders }: Pick<RequestContext, 'parts' | 'loaders'>,
  select: (wanted: Filter) => Promise<FacetItems>,
): CountFacets {
  const selected = onceEach(select)
  return facetCounter(parts.settings.maxFirst, async ({ tagKind, excludeOwnFilter }, asked, first) => {
    const ofKind = async (by: FacetBy, ids: Iterable<string>) =>
      tagKind == null ? by : { tagIds: await tagsOfKind(tagKind, ids, loaders) }
    const own = excludeOwnFilter ? withoutOwn(filter, await ofKind(asked, tagsOf(filter))) : filter
    const { catalog, bits } = await selected(own)
    const counted = tagKind == null ? [] : (await countTexts(catalog.tags, bits)).keys()
    const by = await ofKind(asked, counted)
    return { facet: await itemFacet(catalog, { bits }, by, first), types: catalog.types }
  })
}

/** Does the work once for each filter. */
export function onceEach<T>(work: (filter: Filter) => Promise<T>): (filter: Filter) => Promise<T> {
  const results = new Map<string, Promise<T>>()
  return (filter) => {
    const text = JSON.stringify(filter)
    const result = results.get(text) ?? work(filter)
    results.set(text, result)
    return result
  }
}

/** Those of the tags that have this kind. A request reads each once. */
async function tagsOfKind(
  kind: string,
  ids: Iterable<string>,
  { namedTags }: Pick<Loaders, 'namedTags'>,
): Promise<ReadonlySet<string>> {
  const tags = await loadPresent(namedTags, [...ids])
  return new Set(tags.filter((tag) => tag.kind === kind).map(({ id }) => id))
}

/** @throws AttuneError `BAD_USER_INPUT` that names the place in `by` */
function facetBy(input: FacetKey, at: number): FacetBy {
  const { property, field, tagKind, buckets, edges } = input
  const refuse = (why: string) => new AttuneError('BAD_USER_INPUT', `by[${at}] ${why}`)
  if ((property == null) === (field == null)) throw refuse('must name a property or a field, and not both')
  if (tagKind != null && field !== 'TAG') throw refuse('has a tagKind: only a facet of the field TAG has one')
  if (buckets != null && edges != null) throw refuse('must have buckets or edges, not both')
  const borders = bordersOf(input, at)
  if (property != null) return { property, ...(borders && { borders }) }
  if (borders) throw refuse('counts a field: only numbers and instants have buckets')
  return field === 'TAG' ? 'tag' : 'kind'
}

function bordersOf({ buckets, edges }: FacetKey, at: number): Borders | null {
  if (buckets != null) return { parts: parseNumber(`by[${at}].buckets`, buckets, 1, MAX_PARTS) }
  if (edges == null) return null
  const isAscending = edges.every((edge, place) => place === 0 || edge > (edges[place - 1] as number))
  if (isAscending && edges.length >= 2 && edges.length <= MAX_PARTS + 1) return { edges }
  throw new AttuneError('BAD_USER_INPUT', `by[${at}].edges must be 2..${MAX_PARTS + 1} ascending numbers`)
}

/** What a facet of users counts: they have free properties only. */
export function ofUsers(by: FacetBy): { readonly property: string; readonly borders?: Borders } {
  if (typeof by === 'object' && 'property' in by) return by
  throw new AttuneError('BAD_USER_INPUT', `users have no ${by}: only facets of items can count it`)
}

function facetModel(facet: Facet, isTag: boolean, isInstant: boolean) {
  if (facet.type === 'range') {
    const { min, max, count, parts } = facet
    const bound = (number: number) => (isInstant ? new Date(number).toISOString() : number)
    const range = min === null || max === null ? null : { min: bound(min), max: bound(max), count }
    const partOf = (part: FacetPart) => ({ ...part, value: bound(part.from), tagId: null })
    return { values: parts.map(partOf), distinctCount: null, range }
  }
  const values = facet.counts.map(({ value, count }) => ({
    value,
    count,
    from: null,
    to: null,
    tagId: isTag ? String(value) : null,
  }))
  return { values, distinctCount: facet.distinct, range: null }
}
