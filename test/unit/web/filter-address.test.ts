import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCondition, parseFilters, withFilters } from '../../../web/src/filter/filter-address.ts'
import {
  type Condition,
  type Filters,
  NO_FILTERS,
  toItemFilter,
  withCondition,
} from '../../../web/src/filter/filters.ts'

const words = fc.string({ unit: 'grapheme', minLength: 1 })
const values = fc.uniqueArray(words, { minLength: 1, maxLength: 4 })
const finite = fc
  .double({ noDefaultInfinity: true, noNaN: true })
  .map((number) => (number === 0 ? 0 : number))
const day = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .record({ shape: fc.constant('range' as const), min: fc.option(finite), max: fc.option(finite) })
    .filter(({ min, max }) => min !== null || max !== null),
  fc
    .record({ shape: fc.constant('days' as const), from: fc.option(day), to: fc.option(day) })
    .filter(({ from, to }) => from !== null || to !== null),
  fc.record({ shape: fc.constantFrom('oneOf' as const, 'noneOf' as const), values }),
  fc.record({ shape: fc.constant('hasAny' as const), values }),
  fc.record({ shape: fc.constant('is' as const), value: fc.boolean() }),
  fc.record({
    shape: fc.constant('near' as const),
    latitude: fc.integer({ min: -90, max: 90 }),
    longitude: fc.integer({ min: -180, max: 180 }),
    km: fc.integer({ min: 1, max: 20_000 }),
  }),
)

const name = fc.oneof(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/), fc.constant('__proto__'))

const filters: fc.Arbitrary<Filters> = fc.record({
  kinds: fc.uniqueArray(words, { maxLength: 3 }),
  tagIds: fc.uniqueArray(words, { maxLength: 3 }),
  conditions: fc.array(fc.tuple(name, condition), { maxLength: 4 }).map((pairs) => new Map(pairs)),
})

/** What an address keeps of a query: its text. */
function shared(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(query.toString())
}

describe('filters in an address', () => {
  it('come back as they were, also on two sides of one address', () => {
    fc.assert(
      fc.property(filters, filters, (left, right) => {
        const query = withFilters(withFilters(new URLSearchParams('weights=SOCIAL:2'), left, 'left.'), right)
        expect(parseFilters(shared(query), 'left.')).toEqual(left)
        expect(parseFilters(shared(query))).toEqual(right)
        expect(query.get('weights')).toBe('SOCIAL:2')
      }),
      { seed: 1 },
    )
  })

  it('replace the ones that were there', () => {
    const before = withFilters(new URLSearchParams(), {
      kinds: ['song'],
      tagIds: ['calm'],
      conditions: new Map([['price', { shape: 'range', min: 1, max: null }]]),
    })
    expect(before.toString()).toBe('kinds=song&tags=calm&where.price=range%3A1..')
    expect(withFilters(before, NO_FILTERS).toString()).toBe('')
  })

  it.each([
    'range:',
    'range:a..b',
    'range:1..2..3',
    'range:Infinity..',
    'days:2026-02-30..',
    'days:yesterday..',
    'oneOf:',
    'oneOf:%E0%A4%A',
    'is:maybe',
    'near:91,0,5',
    'near:48,16',
    'near:48,16,0',
    'like:a',
    '',
  ])('are ignored if malformed: %s', (text) => {
    expect(parseCondition(text)).toBeNull()
  })
})

describe('filters for the API', () => {
  it('are null if everything passes', () => {
    expect(toItemFilter(NO_FILTERS)).toBeNull()
    const one = withCondition(NO_FILTERS, 'price', { shape: 'range', min: 1, max: 2 })
    expect(toItemFilter(withCondition(one, 'price', null))).toBeNull()
  })

  it('hold all conditions, with the last day included', () => {
    const input = toItemFilter({
      kinds: ['shoe'],
      tagIds: ['running', 'sale'],
      conditions: new Map<string, Condition>([
        ['price', { shape: 'range', min: null, max: 80 }],
        ['releasedAt', { shape: 'days', from: '2026-01-01', to: '2026-12-31' }],
        ['brand', { shape: 'noneOf', values: ['acme'] }],
        ['place', { shape: 'near', latitude: 48.2, longitude: 16.4, km: 10 }],
      ]),
    })
    const test = (name: string, op: string, value: unknown) => ({ property: { name, op, value: { value } } })
    expect(input).toEqual({
      all: [
        { kind: { anyOf: ['shoe'] } },
        { tag: { allOf: ['running', 'sale'] } },
        test('price', 'LTE', 80),
        test('releasedAt', 'GTE', '2026-01-01T00:00:00.000Z'),
        test('releasedAt', 'LT', '2027-01-01T00:00:00.000Z'),
        test('brand', 'NOT_IN', ['acme']),
        test('place', 'WITHIN_KM', [48.2, 16.4, 10]),
      ],
    })
  })
})
