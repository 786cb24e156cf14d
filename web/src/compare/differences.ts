import { describeFilters } from '../filter/describe-filters.ts'
import { SOURCES, sourceLook } from '../list/sources.ts'
import { SEEN_KINDS, type Tuning } from '../list/tuning.ts'

/** A setting that two sides have in different ways. */
export interface Difference {
  readonly name: string
  readonly left: string
  readonly right: string
}

/** The settings in which two sides differ, in words. */
export function differences(left: Tuning, right: Tuning): readonly Difference[] {
  const others = settingsOf(right)
  return [...settingsOf(left)].flatMap(([name, value]) => {
    const other = others.get(name) ?? ''
    return value === other ? [] : [{ name, left: value, right: other }]
  })
}

function settingsOf({ weights, temperature, diversity, maxPerTag, seen, filters, isOfPrevious }: Tuning) {
  const kinds = SEEN_KINDS.filter(([kind]) => seen.includes(kind)).map(([, words]) => words)
  const passing = describeFilters(filters, () => undefined).map(({ words }) => words)
  return new Map<string, string>([
    ['Model', isOfPrevious ? 'the one before' : 'the serving one'],
    ['Diversity', diversity === 0 ? 'off' : String(diversity)],
    ['Most per tag', maxPerTag === null ? "the policy's" : String(maxPerTag)],
    ['Temperature', String(temperature)],
    ['Seen items', kinds.length === 0 ? 'left out' : kinds.join(', ')],
    ['Filter', passing.length === 0 ? 'all items' : passing.join(', ')],
    ...SOURCES.map((source) => [sourceLook(source).name, `× ${weights[source] ?? 1}`] as const),
  ])
}
