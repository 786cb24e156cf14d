import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { SOURCE_NAMES } from '../../src/domain/source-name.ts'
import { describeModel } from '../../src/graph/__generated__/queries.ts'
import { train } from '../../src/training/train.ts'
import type { TrainingReport } from '../../src/training/training-report.ts'
import { fillCircles } from '../conformance/fixture/circles.ts'
import { asking } from '../support/asking.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { TINY_NOW_MS, tinyWorld } from '../support/tiny-world.ts'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

const MODEL = `{ stats { modelVersion model { version trainedAt origin ranker ndcgAt10 weights { source slope proposed }
  metrics { users positives poolRecall rankings { ranking ndcgAt10 itemsShown } } } } }`

const EVENTS = '{ stats { serving { events { accepted duplicates rejected acceptedLastMinute } } } }'

interface Stats {
  readonly modelVersion: string | null
  readonly model: {
    readonly version: string
    readonly trainedAt: string
    readonly origin: string | null
    readonly weights: readonly { source: string; slope: number; proposed: number }[]
    readonly metrics: {
      readonly users: number
      readonly rankings: readonly { ranking: string; ndcgAt10: number; itemsShown: number | null }[]
    } | null
  } | null
  readonly serving: { readonly events: Record<string, number>; readonly servedItems: number }
}

const statsOf = async (server: Serving, query: string) => (await server.data(query)).stats as Stats

describe('the serving model', () => {
  let server: Serving
  let report: TrainingReport
  beforeAll(async () => {
    server = await serving({
      async fill(graph) {
        const people = tinyWorld({ people: 60, songs: 40, liked: 10 })
        await importDataSet(graph, memoryDataSet(people), { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
        report = await train(graph, { nowMs: TINY_NOW_MS, holder: 'test', graceMs: 0 })
      },
    })
  })
  afterAll(() => server.close())

  it('reports its training time, held-out quality and source weights', async () => {
    const { model, modelVersion } = await statsOf(server, MODEL)
    const { interest } = report
    if (!interest) throw new Error('nothing was learned')
    expect(model).toMatchObject({
      version: modelVersion,
      trainedAt: new Date(TINY_NOW_MS).toISOString(),
      origin: interest.origin === 'learned' ? 'LEARNED' : 'HAND_SET',
      ranker: interest.ranker.toUpperCase().replaceAll('-', '_'),
      ndcgAt10: {
        blend: interest.origin === 'learned' ? interest.metrics.ndcgAt10 : interest.metrics.handSetNdcgAt10,
        trees: interest.metrics.treesNdcgAt10,
        'item-softmax': interest.metrics.itemSoftmaxNdcgAt10,
      }[interest.ranker],
      metrics: { positives: interest.metrics.positives, poolRecall: interest.metrics.poolRecall },
    })
    const { metrics } = interest
    expect(model?.metrics?.rankings).toEqual(
      [
        { ranking: 'LEARNED', ndcgAt10: metrics.ndcgAt10, itemsShown: metrics.itemsShown },
        { ranking: 'HAND_SET', ndcgAt10: metrics.handSetNdcgAt10, itemsShown: metrics.handSetItemsShown },
        { ranking: 'TREES', ndcgAt10: metrics.treesNdcgAt10, itemsShown: metrics.treesItemsShown },
        {
          ranking: 'ITEM_SOFTMAX',
          ndcgAt10: metrics.itemSoftmaxNdcgAt10,
          itemsShown: metrics.itemSoftmaxItemsShown,
        },
        { ranking: 'INCUMBENT', ndcgAt10: metrics.incumbentNdcgAt10, itemsShown: null },
      ].filter(({ ndcgAt10 }) => ndcgAt10 !== null),
    )
    expect(model?.metrics?.users).toBe(60)
    const weights = model?.weights ?? []
    expect(weights.map(({ source }) => source)).toEqual(
      SOURCE_NAMES.map((name) => name.toUpperCase().replaceAll('-', '_')),
    )
    const latent = weights.find(({ source }) => source === 'LATENT')
    expect(latent).toEqual({ source: 'LATENT', ...interest.blend.latent })
  })

  it('reports no weights if the model cannot be read', async () => {
    await server.graph.run(describeModel, {
      version: report.version,
      factors: null,
      interest: '{"of":"later"}',
    })
    const { model } = await statsOf(server, MODEL)
    expect(model).toMatchObject({
      version: report.version,
      origin: null,
      ndcgAt10: null,
      ranker: null,
      weights: [],
      metrics: null,
    })
  })

  it('is null without an error on a graph that was never trained', async () => {
    const untrained = await serving()
    expect(await statsOf(untrained, MODEL)).toEqual({ modelVersion: null, model: null })
    await untrained.close()
  })
})

describe('events', () => {
  it('are counted by outcome, and by arrival in the last minute', async () => {
    const server = await serving({ fill: fillLittleGraph })
    expect((await statsOf(server, EVENTS)).serving.events).toEqual({
      accepted: 0,
      duplicates: 0,
      rejected: 0,
      acceptedLastMinute: 0,
    })
    const event = (eventId: string, kind: string) => ({
      eventId,
      userId: 'ana',
      itemId: 'jam',
      kind,
      occurredAt: '2025-05-01T00:00:00Z',
    })
    const mutation = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }'
    await server.data(mutation, { events: [event('1', 'CLICK'), event('2', 'LIKE'), event('3', 'RATING')] })
    await server.data(mutation, { events: [event('1', 'CLICK')] })
    expect((await statsOf(server, EVENTS)).serving.events).toEqual({
      accepted: 2,
      duplicates: 1,
      rejected: 1,
      acceptedLastMinute: 2,
    })
    const text = await (await server.get('/metrics')).text()
    expect(text).toContain('attune_events_total{outcome="accepted",kind="like"} 1')
    await server.close()
  })
})

describe('lists', () => {
  it('are counted by their items and sources only for users who consent to it', async () => {
    const server = await serving({
      fill: fillCircles,
      recommend: (graph, events, consents) => asking(graph, { events, consents }),
    })
    const list = '{ recommendations(userId: "rfan1", first: 5) { edges { node { id } } } }'
    const counted = async () => {
      const { serving: statistics } = await statsOf(server, '{ stats { serving { servedItems } } }')
      const metrics = await (await server.get('/metrics')).text()
      return [statistics.servedItems, metrics.match(/^attune_\w*(share|contribut)\w*\{.*/gm)]
    }
    const decide = (isGranted: boolean) =>
      server.data(
        `mutation { setConsent(userId: "rfan1", choices: [{ purpose: ANALYTICS, isGranted: ${isGranted} }]) { watermark } }`,
      )
    await decide(false)
    const before = await counted()
    const { recommendations } = await server.data(list)
    const { length } = (recommendations as { edges: readonly object[] }).edges
    expect(length).toBeGreaterThan(0)
    expect(await counted()).toEqual(before)
    await decide(true)
    await server.data(list)
    const after = await counted()
    expect(after[0]).toBe(length)
    expect(after).not.toEqual(before)
    await server.close()
  })
})
