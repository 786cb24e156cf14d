import { day } from '../parts/format.ts'
import { numberText } from '../parts/value-text.ts'
import { type Condition, type Filters, withCondition } from './filters.ts'
import { propertyTitle } from './property-title.ts'

/** A filter in words, with the filters that are left without it. */
export interface FilterWords {
  readonly key: string
  readonly words: string
  readonly without: Filters
}

/** Every filter in words. `tagName` gives the name of a tag, if it is known. */
export function describeFilters(
  filters: Filters,
  tagName: (id: string) => string | undefined,
): readonly FilterWords[] {
  return [
    ...filters.kinds.map((kind) => ({
      key: `kind ${kind}`,
      words: kind,
      without: { ...filters, kinds: filters.kinds.filter((other) => other !== kind) },
    })),
    ...filters.tagIds.map((id) => ({
      key: `tag ${id}`,
      words: tagName(id) ?? id,
      without: { ...filters, tagIds: filters.tagIds.filter((other) => other !== id) },
    })),
    ...[...filters.conditions].map(([name, condition]) => ({
      key: `property ${name}`,
      words: conditionWords(propertyTitle(name), condition),
      without: withCondition(filters, name, null),
    })),
  ]
}

/** A condition in words, such as `price 10 to 80` or `brand not Acme`. */
export function conditionWords(name: string, condition: Condition): string {
  switch (condition.shape) {
    case 'range':
      return `${name} ${boundsWords(condition.min, condition.max, numberText)}`
    case 'days':
      return `${name} ${boundsWords(condition.from, condition.to, (text) => day(`${text}T00:00:00`))}`
    case 'oneOf':
    case 'hasAny':
      return `${name} ${choiceWords(condition.values)}`
    case 'noneOf':
      return `${name} not ${choiceWords(condition.values)}`
    case 'is':
      return `${name} ${condition.value ? 'yes' : 'no'}`
    case 'near':
      return `${name} within ${numberText(condition.km)} km of ${numberText(condition.latitude)}, ${numberText(condition.longitude)}`
  }
}

function boundsWords<T>(low: T | null, high: T | null, words: (bound: T) => string): string {
  if (low !== null && high !== null) return `${words(low)} to ${words(high)}`
  if (low !== null) return `from ${words(low)}`
  return high === null ? '' : `up to ${words(high)}`
}

function choiceWords(values: readonly string[]): string {
  return values.length <= 3
    ? values.join(' or ')
    : `${values.slice(0, 2).join(' or ')} or ${values.length - 2} more`
}
