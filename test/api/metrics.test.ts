import { afterAll, beforeAll, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { answerOf, NOW_MS, type Serving, serving } from './serving.ts'

const LIST = `query ($u: ID!) {
  recommendations(userId: $u, first: 3) { recommendationId edges { token node { id } } }
}`
const RECORD = `mutation ($events: [EventInput!]) { recordEvents(events: $events) { accepted } }`
const METRICS = `query ($from: Instant!, $to: Instant!, $every: MetricBucket) {
  metrics(input: { metrics: [IMPRESSIONS, CLICKS, CTR], from: $from, to: $to, every: $every }) {
    series { metric points { from value { value } } total { value low high users isEstimate } }
  }
}`

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: async (graph) => {
      const built = world()
      for (const item of ['tea', 'cake', 'mug', 'cup']) built.item(item)
      for (let n = 0; n < 12; n++) built.user(`u${n}`)
      await built.user('fan').likes('tea').likes('cake').likes('mug').likes('cup').fill(graph)
    },
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

const span = { from: NOW_MS - 86_400_000, to: NOW_MS + 86_400_000, every: 'DAY' }

interface Series {
  readonly metric: string
  readonly points: readonly { readonly value: { readonly value: number | null } }[]
  readonly total: Readonly<Record<string, number | boolean | null>>
}

const seriesIn = (data: unknown) => (data as { metrics: { series: readonly Series[] } }).metrics.series

async function actOf(userId: string): Promise<void> {
  const { recommendations } = (await server.data(LIST, { u: userId })) as {
    recommendations: { edges: readonly { token: string; node: { id: string } }[] }
  }
  const event = (kind: string, n: number) => {
    const edge = recommendations.edges[n]
    const id = { eventId: `${userId} ${kind} ${n}`, userId, itemId: edge?.node.id, token: edge?.token }
    return { ...id, kind, occurredAt: NOW_MS }
  }
  const events = [event('IMPRESSION', 0), event('IMPRESSION', 1), event('CLICK', 0)]
  expect(await server.data(RECORD, { events })).toMatchObject({ recordEvents: { accepted: 3 } })
}

it('lists have tokens, and metrics say what they led to, to those who may see it', async () => {
  for (let n = 0; n < 9; n++) await actOf(`u${n}`)
  const [shown, clicked, ctr] = seriesIn(await server.data(METRICS, span))
  expect(shown?.total).toMatchObject({ value: 18, users: 9, isEstimate: false })
  expect(clicked?.total).toMatchObject({ value: 9 })
  expect(ctr?.total.value).toBe(0.5)
  expect(ctr?.points.map(({ value }) => value.value)).toEqual([null, 0.5])

  const key = async (scope: string, apiKey?: string) => {
    const query = `mutation { createApiKey(name: "${scope}", scopes: [${scope}]) { key } }`
    const headers = apiKey ? { 'x-api-key': apiKey } : {}
    const { data } = await answerOf(await server.post(JSON.stringify({ query }), headers))
    return (data as { createApiKey: { key: string } }).createApiKey.key
  }
  const admin = await key('ADMIN')
  const asKey = async (apiKey: string, variables: object) => {
    const body = JSON.stringify({ query: METRICS, variables })
    return answerOf(await server.post(body, { 'x-api-key': apiKey }))
  }
  const [steer, analyze, read] = [
    await key('STEER', admin),
    await key('ANALYZE', admin),
    await key('READ', admin),
  ]
  expect(seriesIn((await asKey(analyze, span)).data)[1]?.total).toMatchObject({ value: 9, users: 9 })
  // Fewer than ten users.
  expect(seriesIn((await asKey(steer, span)).data)[1]?.total).toMatchObject({ value: null, users: 0 })
  expect((await asKey(read, span)).errors[0]?.extensions.code).toBe('FORBIDDEN')

  const spread = async (more: string) => {
    const query = `query ($from: Instant!, $to: Instant!) {
      metrics(input: { metrics: [COVERAGE, EXPOSURE_GINI], from: $from, to: $to, ${more} }) {
        series { metric labels { value } total { value numerator denominator users } }
      }
    }`
    const { from, to } = span
    return answerOf(
      await server.post(JSON.stringify({ query, variables: { from, to } }), { 'x-api-key': analyze }),
    )
  }
  const [coverage, gini] = seriesIn((await spread('by: [PLACEMENT]')).data)
  expect(coverage?.total).toMatchObject({ value: 0.5, numerator: 2, denominator: 4, users: 9 })
  // Two of four items, each nine times.
  expect(gini?.total.value).toBe(0.5)
  for (const wrong of ['by: [VERSION]', 'by: [PLACEMENT, MODEL]', 'models: ["m"]', 'every: HOUR'])
    expect((await spread(wrong)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT')

  for (const wrong of [
    { ...span, to: span.from },
    { ...span, every: 'HOUR', from: NOW_MS - 20 * 86_400_000 },
  ])
    expect((await asKey(admin, wrong)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
})
