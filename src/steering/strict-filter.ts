import { type Filter, testsOf } from '../domain/filter.ts'

/** The filter, which an item without one of the properties that it tests does not pass either, whatever `not` says. */
export function strictly(where: Filter): Filter {
  const isThere = (name: string): Filter => ({ property: { name, op: 'EXISTS', value: null } })
  return { all: [where, ...testedNames(where).map(isThere)] }
}

/** The names of the properties of the viewer that a filter compares with: without one of them nothing passes a requirement. */
export function viewerNames(filter: Filter): readonly string[] {
  return testsOf(filter).flatMap((test) => ('property' in test && test.property.ofViewer) || [])
}

/** The names of the properties that a filter tests, each once. */
export function testedNames(filter: Filter): readonly string[] {
  return [...new Set(testsOf(filter).flatMap((test) => ('property' in test ? [test.property.name] : [])))]
}
