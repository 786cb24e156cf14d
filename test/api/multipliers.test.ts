import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Connection, type Edge, RECOMMENDED } from './recommended.ts'
import { type Serving, serving } from './serving.ts'

const SOURCES = ['POPULAR', 'TRENDING', 'FRESH', 'SIMILAR_ITEMS', 'LATENT', 'NEIGHBORS', 'SOCIAL']
const OTHERS = [...SOURCES, 'SHARED_TAGS', 'SOCIAL_TWO_HOP'].filter((source) => source !== 'FRESH')

/** Old items with listeners, and new ones without; a training of such data learns that new items are seldom played. */
function shop() {
  const town = world()
  const old = Array.from({ length: 12 }, (_, index) => `old-${index}`)
  for (const [index, id] of old.entries()) town.item(id, { tags: ['jazz'], createdDaysAgo: 100 + index })
  for (const days of [3, 1, 2]) town.item(`new-${days}`, { tags: ['jazz'], createdDaysAgo: days })
  town.user('ana').listens('old-0', 'old-1')
  for (const [index, id] of ['bo', 'cy', 'di', 'ed'].entries()) {
    town.user(id).listens('old-0', 'old-1', ...old.slice(2 + index, 7 + index))
  }
  return town
}

let server: Serving
beforeAll(async () => {
  const blend = { ...DEFAULT_POLICY.blend, fresh: { slope: -0.52, proposed: -0.2 } }
  const policy = { ...DEFAULT_POLICY, blend, popularityWeight: -0.5 }
  server = await serving({
    fill: (graph) => shop().fill(graph),
    recommend: (graph, events) => asking(graph, { events, policy }),
  })
})
afterAll(() => server.close())

async function edgesOf(sources: readonly { source: string; multiplier: number }[]): Promise<readonly Edge[]> {
  const input = { sources }
  const list = (await server.data(RECOMMENDED, { userId: 'ana', first: 30, input })).recommendations
  return (list as Connection).edges
}

const fresh = (multiplier: number) => [{ source: 'FRESH', multiplier }]

describe('the multiplier of a source whose learned weight is below 0', () => {
  it('raises the items of the source, and no others', async () => {
    const [one, ten] = [await edgesOf(fresh(1)), await edgesOf(fresh(10))]
    const after = new Map(ten.map(({ node, logit }) => [node.id, logit]))
    for (const { node, logit, contributions } of one) {
      const isFresh = contributions.some(({ source }) => source === 'FRESH')
      const gain = (after.get(node.id) ?? Number.NaN) - logit
      if (isFresh) expect(gain).toBeGreaterThan(0)
      else expect(gain).toBeCloseTo(0, 9)
    }
    const rankOf = (edges: readonly Edge[]) => edges.find(({ node }) => node.id === 'new-1')?.rank
    expect(rankOf(ten)).toBeLessThan(rankOf(one) ?? 0)
  })

  it('leaves contributions that add up to the logit', async () => {
    for (const { bias, contributions, logit } of await edgesOf(fresh(7))) {
      expect(contributions.reduce((sum, part) => sum + part.logit, bias)).toBeCloseTo(logit, 9)
    }
  })

  it('changes nothing if it is 1', async () => {
    const logits = (edges: readonly Edge[]) => edges.map(({ node, logit }) => [node.id, logit])
    expect(logits(await edgesOf(fresh(1)))).toEqual(logits(await edgesOf([])))
  })

  it('lists the newest first if all other sources are left out', async () => {
    const alone = await edgesOf([...fresh(1), ...OTHERS.map((source) => ({ source, multiplier: 0 }))])
    const proposed = alone.filter(({ contributions }) => contributions.length > 0)
    expect(proposed.slice(0, 4).map(({ node }) => node.id)).toEqual(['new-1', 'new-2', 'new-3', 'old-2'])
  })
})
