import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const RANK = `query ($userId: ID!, $input: RecommendationInput, $minWatermark: String) {
  recommendations(userId: $userId, first: 100, input: $input, minWatermark: $minWatermark) {
    hasReachedMinWatermark unknownIds leftOutIds
    edges { logit probability node { id } reasons { text } }
  }
}`

const RECORD = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { watermark } }`

interface Ranked {
  readonly hasReachedMinWatermark: boolean
  readonly unknownIds: readonly string[]
  readonly leftOutIds: readonly string[]
  readonly edges: readonly {
    readonly logit: number
    readonly probability: number
    readonly node: { readonly id: string }
  }[]
}

/** Two circles of listeners: what one hears, the others hear too. */
function circles() {
  const town = world()
  for (const genre of ['rock', 'jazz']) {
    for (let n = 0; n < 12; n++) town.item(`${genre}-${n}`, { kind: n < 6 ? 'song' : 'album', tags: [genre] })
    for (let fan = 0; fan < 8; fan++) {
      town.user(`${genre}-fan-${fan}`)
      for (let n = 0; n < 8; n++) town.listens(`${genre}-${(fan + n) % 12}`)
    }
  }
  return town.user('newcomer')
}

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => circles().fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

const CANDIDATES = ['rock-1', 'jazz-1', 'rock-9', 'jazz-9']

async function ranked(userId: string, input: object, minWatermark?: string): Promise<Ranked> {
  return (await server.data(RANK, { userId, input, minWatermark })).recommendations as Ranked
}

const idsOf = ({ edges }: Ranked) => edges.map(({ node }) => node.id)

describe('candidates', () => {
  it('come in the order of the viewer, with probabilities that sum to one', async () => {
    const list = await ranked('jazz-fan-0', { candidateIds: CANDIDATES })
    expect(idsOf(list).toSorted()).toEqual(CANDIDATES.toSorted())
    expect(idsOf(list).slice(0, 2).toSorted()).toEqual(['jazz-1', 'jazz-9'])
    expect(list.edges.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
  })

  it('must pass the filter, exist and not be excluded', async () => {
    const list = await ranked('rock-fan-0', {
      candidateIds: [...CANDIDATES, 'no such item'],
      filter: { kind: { anyOf: ['song'] } },
      excludedItemIds: ['jazz-1'],
    })
    expect(idsOf(list)).toEqual(['rock-1'])
    expect(list.unknownIds).toEqual(['no such item'])
    expect(list.leftOutIds).toEqual(['jazz-1', 'rock-9', 'jazz-9'])
  })

  it('are not filled from the catalog', async () => {
    expect(idsOf(await ranked('newcomer', { candidateIds: ['rock-3'] }))).toEqual(['rock-3'])
    expect(idsOf(await ranked('newcomer', { candidateIds: [] }))).toEqual([])
  })

  it('have other logits as soon as an event is applied', async () => {
    const logitOf = ({ edges }: Ranked, id: string) => edges.find(({ node }) => node.id === id)?.logit ?? 0
    const before = await ranked('newcomer', { candidateIds: CANDIDATES })
    const { recordEvents } = await server.data(RECORD, {
      events: ['jazz-2', 'jazz-4', 'jazz-6'].map((itemId) => ({
        eventId: `liked ${itemId}`,
        userId: 'newcomer',
        itemId,
        kind: 'LIKE',
        occurredAt: '2025-05-31T23:00:00Z',
      })),
    })
    const { watermark } = recordEvents as { watermark: string }
    const after = await ranked('newcomer', { candidateIds: CANDIDATES }, watermark)
    expect(after.hasReachedMinWatermark).toBe(true)
    expect(logitOf(after, 'jazz-1')).toBeGreaterThan(logitOf(before, 'jazz-1'))
    expect(idsOf(after).slice(0, 2).toSorted()).toEqual(['jazz-1', 'jazz-9'])
  })

  it.each<[string, object]>([
    ['candidateIds must name each item once', { candidateIds: ['rock-1', 'jazz-1', 'rock-1'] }],
    [
      'candidateIds must have at most 1000 entries, had 1001',
      { candidateIds: Array.from({ length: 1_001 }, (_, n) => `i${n}`) },
    ],
    [
      'maxPerTag leaves items out: it is not possible with candidateIds',
      { candidateIds: ['rock-1'], maxPerTag: 3 },
    ],
    ['no property is called "prize"', { filter: { property: { name: 'prize', op: 'EXISTS' } } }],
  ])('are refused: %s', async (message, input) => {
    const { errors } = await server.ask(RANK, { userId: 'newcomer', input })
    expect(errors[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } })
  })
})
