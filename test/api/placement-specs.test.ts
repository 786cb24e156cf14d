import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { placementsByKeys } from '../../src/graph/__generated__/queries.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) =>
      world()
        .item('tea', { tags: ['hot'], kind: 'drink' })
        .item('mug', { kind: 'thing' })
        .user('ana')
        .fill(graph),
  })
  await server.data(`mutation {
    declareItemProperties(properties: [{ name: "price", type: FLOAT }, { name: "brand", type: STRING }]) { problems { message } }
    declareUserProperties(properties: [{ name: "budget", type: FLOAT }]) { problems { message } } }`)
})
afterAll(() => server.close())

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const whole = (min: number, max: number) => fc.integer({ min, max })
const maybe = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] })

const test = fc.oneof(
  fc.constant({ kind: { anyOf: ['drink'] } }),
  fc.constant({ tag: { anyOf: ['hot'] } }),
  fc.constant({ titlePrefix: 'te' }),
  fc.record({ ids: fc.array(fc.constantFrom('tea', 'mug'), { maxLength: 3 }) }),
  within(-1e6, 1e6).map((value) => ({ property: { name: 'price', op: 'LT', value: { value } } })),
  fc.constant({ property: { name: 'brand', op: 'IN', value: { value: ['a', 'b'] } } }),
)
const filter: fc.Arbitrary<object> = fc.oneof(
  { weight: 3, arbitrary: test },
  { weight: 1, arbitrary: test.map((not) => ({ not })) },
  { weight: 1, arbitrary: fc.array(test, { maxLength: 3 }).map((all) => ({ all })) },
)
const viewers = fc.oneof(
  filter,
  fc.constant({ property: { name: 'price', op: 'LTE', value: { ofViewer: 'budget' } } }),
)
const period = fc.constantFrom('PT1M', 'PT12H', 'P1D', 'P30D', 'P1W', 'PT90S')
const label = fc.constantFrom('Ad', 'Anzeige — Brüma', '広告')
const sponsor = fc.constantFrom(
  { kind: 'EDITORIAL' },
  { kind: 'SPONSORED', onBehalfOf: 'Bruma', paidBy: 'Rao & Söhne' },
)
const frequency = fc.array(fc.record({ max: whole(1, 16), per: period }), { maxLength: 5 })
const promote = fc
  .tuple(maybe({ frequency, holdout: within(0, 1) }), sponsor, filter, within(0.001, 0.01), label)
  .map(([more, paid, where, share, text]) => ({ ...more, ...paid, where, share, label: text }))
const cap = fc.record({
  by: fc.constantFrom(
    { property: 'brand' },
    { tagKind: 'genre' },
    { strongestTag: true },
    { itemKind: true },
    { source: true },
  ),
  max: whole(1, 5),
  window: fc.option(whole(5, 100)),
  drop: fc.boolean(),
})
const effect = fc.oneof(
  viewers.map((keep) => ({ keep })),
  fc.record({ where: viewers, reason: label }).map((require) => ({ require })),
  fc.record({ where: filter, odds: within(1 / 64, 64) }).map((boost) => ({ boost })),
  fc
    .record({ property: fc.constant('price'), exponent: within(-8, 8), reference: within(0.01, 1e6) })
    .map((scale) => ({ scale })),
  fc.record({ itemId: fc.constantFrom('tea', 'absent'), position: whole(1, 100) }).map((pin) => ({ pin })),
  promote.map((one) => ({ promote: one })),
  cap.map((one) => ({ cap: one })),
)
const budget = fc.constant({ property: { name: 'budget', op: 'GT', value: { value: 3 } } })
const rule = fc.tuple(
  maybe({ when: maybe({ viewer: budget, item: filter }), activeFrom: fc.constant('2025-01-31T10:00:00Z') }),
  effect,
)
const rules = fc
  .array(rule, { maxLength: 8 })
  .map((some) => some.map(([more, apply], at) => ({ ...more, name: `rule ${at}`, apply })))
  .filter((some) => some.filter(({ apply }) => 'promote' in apply).length <= 5)
const spec = maybe<Record<string, unknown>>({
  filter: viewers,
  sources: fc.uniqueArray(
    fc.record({ source: fc.constantFrom('POPULAR', 'SOCIAL', 'LATENT'), multiplier: within(0, 10) }),
    {
      selector: ({ source }) => source,
    },
  ),
  seen: fc.constantFrom(
    [{ kinds: ['PLAY'] }],
    [{ kinds: ['PURCHASE', 'CART'], itemKinds: ['drink'], for: 'P90D' }],
  ),
  diversity: within(0, 1),
  temperature: within(0.01, 100),
  rules,
  rotation: fc.record({ every: period, strength: within(0, 1) }),
  fatigue: fc.record({
    perExposure: within(0.1, 1),
    floor: within(0.1, 1),
    over: fc.constantFrom('P16D', 'PT8H'),
  }),
  attention: maybe({
    frequency,
    minutes: fc.record({
      budget: within(0.1, 1e3),
      property: fc.constant('price'),
      otherwise: within(0, 60),
    }),
  }),
  least: whole(1, 100),
  fallback: fc.array(
    fc.constantFrom({ popular: true }, { trending: true }, { hide: true }, { placement: 'other' }),
    { maxLength: 5 },
  ),
  clientMay: fc.subarray(['FILTER', 'EXCLUDE', 'SOURCES', 'DIVERSITY', 'TEMPERATURE', 'CONTEXT']),
})

const SAVE = `mutation ($spec: PlacementSpecInput!) { savePlacementDraft(input: { key: "random", spec: $spec }) {
  placement { draft { digest spec } } problems { code path message } } }`

interface Saved {
  readonly placement: { readonly draft: { readonly digest: string; readonly spec: object } } | null
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[]
}

async function save(given: unknown): Promise<Saved> {
  return (await server.data(SAVE, { spec: given })).savePlacementDraft as Saved
}

/** The parsed spec that lists are steered by. */
async function parsed(): Promise<unknown> {
  const [row] = await server.graph.run(placementsByKeys, { keys: ['random'] })
  return JSON.parse(row?.draftSpec ?? 'null')
}

it('random specs come back as they can be sent again, and then steer in the same way', async () => {
  await fc.assert(
    fc.asyncProperty(spec, async (given) => {
      const first = await save(given)
      expect(first.problems).toEqual([])
      const steers = await parsed()
      const again = await save(first.placement?.draft.spec)
      expect(again).toEqual(first)
      expect(await parsed()).toEqual(steers)
      // What was sent is there, but for durations in other words.
      for (const name of Object.keys(given)) expect(first.placement?.draft.spec).toHaveProperty(name)
    }),
    { seed: 7, numRuns: 60 },
  )
}, 120_000)

/** Specs with values that do not belong where they are. */
const odd = fc.constantFrom<unknown>(-1, 1e9, '', ' ', 'x'.repeat(2_000), true, null, [], {}, '__proto__', {
  all: [],
})
const broken = fc
  .tuple(spec, fc.infiniteStream(whole(0, 12)), odd)
  .map(([given, steps, value]) => changed(given, steps, value))

/** The value with another one somewhere in it. */
function changed(given: unknown, steps: Iterator<number>, value: unknown): unknown {
  const step = steps.next().value as number
  if (typeof given !== 'object' || given === null) return value
  const names = Object.keys(given)
  const name = names[step % Math.max(1, names.length)]
  if (name === undefined || step === 12) return value
  const member = changed((given as Record<string, unknown>)[name], steps, value)
  return Array.isArray(given)
    ? given.map((one, at) => (String(at) === name ? member : one))
    : { ...given, [name]: member }
}

it('random faults are problems at their places, or errors of the document, and never fail otherwise', async () => {
  const seen = { problems: 0, documents: 0 }
  await fc.assert(
    fc.asyncProperty(broken, async (given) => {
      const { data, errors } = await server.ask(SAVE, { spec: given })
      for (const { extensions } of errors)
        expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(extensions.code)
      const payload = data?.savePlacementDraft as Saved | undefined
      if (!payload) return void seen.documents++
      expect(payload.placement === null).toBe(payload.problems.length > 0)
      for (const { code, path } of payload.problems)
        expect([code, ...path.slice(0, 2)]).toEqual(['BAD_USER_INPUT', 'input', 'spec'])
      seen.problems += payload.problems.length
    }),
    { seed: 8, numRuns: 200 },
  )
  expect(seen.problems).toBeGreaterThan(10)
  expect(seen.documents).toBeGreaterThan(20)
}, 120_000)
