import type { FilterProperty } from './property-filter.tsx'

/** The name of a property as words: `feePercent` is "Fee percent". */
export function propertyTitle(name: string): string {
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What people filter by comes first: numbers and days, then flags and texts. */
const TYPES: readonly FilterProperty['type'][] = [
  'FLOAT',
  'TIMESTAMP',
  'BOOLEAN',
  'STRING_SET',
  'STRING',
  'GEO',
  'TEXT',
]

/** Names of what only programs read. */
const TECHNICAL = /(?:^|[a-z_-])(?:ids?|url|uri|slug|hash|currency)$/i

/** Properties with the most useful for filters first: prices, then by type and name; ids last. */
export function usefulFirst(properties: readonly FilterProperty[]): readonly FilterProperty[] {
  const rankOf = ({ name, type }: FilterProperty) =>
    /price/i.test(name) ? -1 : TYPES.indexOf(type) + (TECHNICAL.test(name) ? TYPES.length : 0)
  return [...properties].sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name))
}
