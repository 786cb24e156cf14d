import type { Filter, FilterOperator } from '../../../src/domain/filter.ts'
import type { PropertyType, PropertyValue } from '../../../src/domain/property-type.ts'
import { uniform } from '../../../src/domain/random.ts'
import type { CatalogRow } from '../../../src/snapshot/catalog-row.ts'

/** An instant within the life of every random catalog. */
export const NOW_MS = Date.UTC(2026, 5, 1)

/** Names that are odd on purpose: reserved words, other scripts, an empty-looking one, one that JSON must escape. */
export const TYPES: ReadonlyMap<string, PropertyType> = new Map([
  ['price', 'FLOAT'],
  ['rating "stars"', 'FLOAT'],
  ['released', 'TIMESTAMP'],
  ['brand', 'STRING'],
  ['__proto__', 'STRING'],
  ['constructor', 'BOOLEAN'],
  ['in stock', 'BOOLEAN'],
  ['couleurs é', 'STRING_SET'],
  ['place', 'GEO'],
  ['notes', 'TEXT'],
])

const BRANDS = [
  'Acme',
  'acme',
  'Ünder',
  '東京',
  '🦊 fox',
  '',
  ' ',
  'null',
  '__proto__',
  "O'Brien",
  'a"b',
  'zz',
]
const COLORS = ['red', 'teal', 'blau', '赤', 'constructor', '', 'plum']
const FIELDS = ['CREATED_AT', 'AVAILABLE_FROM'] as const
const COMPARED = ['EQ', 'NE', 'LT', 'LTE', 'GT', 'GTE'] as const
const KINDS = ['song', 'film', '本']

/** Picks from a seeded stream. */
export class Picker {
  readonly next: () => number

  constructor(seed: number) {
    this.next = uniform(seed)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  some<T>(list: readonly T[], share: number): T[] {
    return list.filter(() => this.chance(share))
  }
}

/** A random item; every value may be missing, and some do not fit the type of their property. */
export function randomRow(pick: Picker, id: string): CatalogRow {
  const properties: [string, PropertyValue][] = []
  const give = (name: string, value: PropertyValue) => {
    if (pick.chance(0.8)) properties.push([name, pick.chance(0.02) ? 'of another type' : value])
  }
  give('price', Math.round(pick.next() * 10_000) / 100)
  give('rating "stars"', pick.below(6))
  give('released', NOW_MS - pick.below(1_000) * 86_400_000)
  give('brand', pick.chance(0.1) ? `brand ${pick.below(500)}` : pick.of(BRANDS))
  give('__proto__', pick.of(BRANDS))
  give('constructor', pick.chance(0.5))
  give('in stock', pick.chance(0.9))
  give('couleurs é', pick.some(COLORS, 0.3))
  give('place', [pick.next() * 180 - 90, pick.next() * 360 - 180])
  give('notes', 'some long text')
  give('undeclared', 1)
  return {
    id,
    kind: pick.of(KINDS),
    title: pick.chance(0.1)
      ? id
      : `${pick.of(['The ', 'the ', 'Über ', '', 'Zoo '])}${pick.of(BRANDS)} ${pick.below(40)}`,
    createdAt: pick.chance(0.1) ? null : NOW_MS - pick.below(300) * 86_400_000,
    availableFrom: pick.chance(0.1) ? NOW_MS + (pick.below(21) - 10) * 86_400_000 : null,
    availableUntil: pick.chance(0.1) ? NOW_MS + (pick.below(21) - 10) * 86_400_000 : null,
    isUndescribed: pick.chance(0.03),
    degree: Math.floor(20 / (1 + pick.below(100))),
    tagIds: Array.from({ length: pick.below(5) }, () => `t${Math.floor(30 * pick.next() ** 2)}`),
    // Not assignments, which set the prototype for `__proto__`.
    properties: Object.fromEntries(properties),
  }
}

/** A random filter up to `depth` levels deep. */
export function randomFilter(pick: Picker, depth: number, rows: readonly CatalogRow[]): Filter {
  if (depth <= 1 || pick.chance(0.35)) return randomTest(pick, rows)
  if (pick.chance(0.2)) return { not: randomFilter(pick, depth - 1, rows) }
  const parts = Array.from({ length: pick.below(4) }, () => randomFilter(pick, depth - 1, rows))
  return pick.chance(0.6) ? { all: parts } : { any: parts }
}

/** A filter that passes few rows: a random one and a test that a handful of ids, an instant or a price passes. */
export function rareFilter(pick: Picker, depth: number, rows: readonly CatalogRow[]): Filter {
  const price = pick.next() * 100
  const rare = pick.of<Filter>([
    { ids: Array.from({ length: 5 }, () => pick.of(rows).id) },
    { all: [test('price', 'GTE', price), test('price', 'LT', price + 0.15)] },
    test('brand', 'EQ', `brand ${pick.below(500)}`),
    { all: [test('place', 'WITHIN_KM', [pick.next() * 90, pick.next() * 180, 300])] },
  ])
  return { all: [rare, { any: [randomFilter(pick, depth - 2, rows), test('in stock', 'EQ', true)] }] }
}

function test(name: string, op: FilterOperator, value: PropertyValue | null): Filter {
  return { property: { name, op, value } }
}

function randomTest(pick: Picker, rows: readonly CatalogRow[]): Filter {
  const tags = Array.from({ length: pick.below(4) }, () => `t${pick.below(32)}`)
  const number = pick.of(['price', 'rating "stars"', 'released'])
  const bound = () => {
    if (number === 'released') return NOW_MS - pick.below(1_000) * 86_400_000
    return number === 'price' ? Math.round(pick.next() * 10_000) / 100 : pick.below(6)
  }
  const text = pick.of(['brand', '__proto__'])
  const day = () => NOW_MS - pick.below(300) * 86_400_000
  return pick.of<() => Filter>([
    () => test(number, pick.of(['EQ', 'NE', 'LT', 'LTE', 'GT', 'GTE']), bound()),
    () => test(number, pick.of(['IN', 'NOT_IN']), [bound(), bound(), bound()]),
    () => test('released', 'GTE', new Date(NOW_MS - pick.below(1_000) * 86_400_000).toISOString()),
    () => test(text, pick.of(['EQ', 'NE']), pick.of([...BRANDS, 'unknown'])),
    () => test(text, pick.of(['IN', 'NOT_IN']), pick.some([...BRANDS, 'unknown'], 0.3)),
    () => test(pick.of(['constructor', 'in stock']), pick.of(['EQ', 'NE']), pick.chance(0.5)),
    () => test('couleurs é', 'HAS', pick.of([...COLORS, 'unknown'])),
    () => test('couleurs é', pick.of(['HAS_ANY', 'HAS_ALL']), pick.some([...COLORS, 'unknown'], 0.3)),
    () => test('place', 'WITHIN_KM', [pick.next() * 180 - 90, pick.next() * 360 - 180, pick.below(12_000)]),
    () => test(pick.of([...TYPES.keys()].filter((name) => name !== 'notes')), 'EXISTS', null),
    () => ({ field: { name: pick.of(FIELDS), op: pick.of(COMPARED), value: day() } }),
    () => ({ field: { name: pick.of(FIELDS), op: 'EXISTS', value: null } }),
    () => ({ titlePrefix: pick.of(['the', 'The A', 'über', 'ÜBER ', 'zoo ', '', 'unknown']) }),
    () => ({ tag: pick.chance(0.5) ? { anyOf: tags } : { allOf: tags } }),
    () => ({ kind: { anyOf: pick.some([...KINDS, 'unknown'], 0.4) } }),
    () => ({ ids: Array.from({ length: pick.below(20) }, () => pick.of(rows).id) }),
  ])()
}
