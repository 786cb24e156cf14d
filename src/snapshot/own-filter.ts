import { type Filter, testsOf } from '../domain/filter.ts'
import type { FacetBy } from './facets.ts'

/**
 * The filter without the tests on what a facet counts, so that its other values are counted as if each were chosen instead. Of
 * `all`, and of `all` in it, it leaves out the members whose tests are all on this property, on kinds, or on these tags.
 */
export function withoutOwn(filter: Filter, by: FacetBy): Filter {
  if (isOwn(filter, by)) return { all: [] }
  if (!('all' in filter)) return filter
  const others = filter.all.filter((part) => !isOwn(part, by))
  return { all: others.map((part) => withoutOwn(part, by)) }
}

/** The tags that a filter tests. */
export function tagsOf(filter: Filter): readonly string[] {
  return testsOf(filter).flatMap((test) => ('tag' in test ? tagIdsOf(test.tag) : []))
}

function isOwn(filter: Filter, by: FacetBy): boolean {
  if ('not' in filter) return isOwn(filter.not, by)
  const parts = 'all' in filter ? filter.all : 'any' in filter ? filter.any : null
  if (parts) return parts.length > 0 && parts.every((part) => isOwn(part, by))
  if (by === 'kind') return 'kind' in filter
  if (by !== 'tag' && 'property' in by) return 'property' in filter && filter.property.name === by.property
  if (!('tag' in filter)) return false
  return by === 'tag' || tagIdsOf(filter.tag).every((tagId) => by.tagIds.has(tagId))
}

function tagIdsOf(tag: Extract<Filter, { readonly tag: unknown }>['tag']): readonly string[] {
  return 'anyOf' in tag ? tag.anyOf : tag.allOf
}
