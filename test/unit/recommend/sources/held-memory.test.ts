import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { readGraphState } from '../../../../src/graph/graph-state.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { servedModels } from '../../../../src/model/served-models.ts'
import { sourceQuery } from '../../../../src/recommend/read-query.ts'
import { readViewer } from '../../../../src/recommend/read-viewer.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import type { SourceProposals } from '../../../../src/recommend/sources/candidate-source.ts'
import { candidateSources } from '../../../../src/recommend/sources/candidate-sources.ts'
import { train } from '../../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../../src/training/training-settings.ts'
import { NOW_MS, world } from '../../../support/world.ts'

const SETTINGS = { factors: { ...DEFAULT_TRAINING_SETTINGS.factors, dimension: 4, minTagItems: 2 } }
const ITEMS = ['miles', 'monk', 'mingus', 'bird', 'trane']

let graph: GraphStore

beforeAll(async () => {
  setFlagsFromString('--expose-gc')
  const town = world()
  for (const id of ITEMS) town.item(id, { tags: ['jazz'] })
  for (let n = 0; n < 10; n++) {
    town.user(`cat${n}`).listens(...ITEMS.filter((_, place) => place !== n % ITEMS.length))
    town.befriends(...[1, 2, 3].map((next) => `cat${(n + next) % 10}`))
  }
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
  await town.fill(graph, { isTrained: false })
  await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: SETTINGS })
})
afterAll(() => graph.close())

/** The proposals of each source, and what the request read of its viewer. */
async function proposed() {
  const { signal } = new AbortController()
  const [state, viewer] = await Promise.all([
    readGraphState(graph),
    readViewer(graph, { kind: 'user', id: 'cat0' }, { signal }),
  ])
  const query = sourceQuery(viewer, { state, policy: DEFAULT_POLICY, nowMs: NOW_MS })
  const proposals = new Map<string, SourceProposals>()
  for (const source of candidateSources(graph, servedModels(graph))) {
    proposals.set(source.name, await source.fetch(query, { signal }))
  }
  return { proposals, viewer: new WeakRef(viewer), seen: new WeakRef(viewer.seenItemIds) }
}

it('proposals hold neither the viewer nor the ids of the items that the viewer has seen in memory', async () => {
  const { proposals, viewer, seen } = await proposed()
  await setImmediate()
  const collectGarbage = runInNewContext('gc') as () => void
  collectGarbage()
  expect(seen.deref()).toBeUndefined()
  expect(viewer.deref()).toBeUndefined()
  for (const source of ['popular', 'latent', 'neighbors', 'social'] as const) {
    expect(
      proposals
        .get(source)
        ?.ranking.best(9)
        .map(({ itemId }) => itemId),
    ).toContain('miles')
  }
  expect(proposals.get('latent')?.evidenceOf('miles').items.length).toBeGreaterThan(0)
  expect(proposals.get('social')?.evidenceOf('miles').peopleCount).toBeGreaterThan(0)
})
