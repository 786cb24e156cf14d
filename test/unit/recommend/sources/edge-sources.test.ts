import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Policy } from '../../../../src/domain/policy.ts'
import type { ItemFilter } from '../../../../src/domain/recommendation.ts'
import * as queries from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { clockOf, readGraphState } from '../../../../src/graph/graph-state.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import type { Candidate } from '../../../../src/recommend/candidate.ts'
import { readViewer } from '../../../../src/recommend/read-viewer.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { interestWeights, seedWeights } from '../../../../src/recommend/scoring/viewer-weights.ts'
import type { CandidateSource } from '../../../../src/recommend/sources/candidate-source.ts'
import { sharedTags, similarItems } from '../../../../src/recommend/sources/edge-sources.ts'
import { NO_FILTER } from '../../../../src/recommend/sources/source-query.ts'
import { picked } from '../../../support/picked.ts'
import { NOW_MS, type World, world } from '../../../support/world.ts'

let graph: GraphStore
let reads: string[]
let counted: GraphStore

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
  reads = []
  counted = Object.assign(Object.create(graph) as GraphStore, {
    run: ((query, params, options) => {
      reads.push(query.name)
      return graph.run(query, params, options)
    }) as GraphStore['run'],
  })
})
afterEach(() => graph.close())

const TEAS = ['assam', 'ceylon', 'darjeeling', 'keemun', 'lapsang', 'oolong', 'sencha', 'yunnan']

/** Each user drinks all teas but one; ana knows two. Items in `gone` are sold out. */
function teahouse(gone: readonly string[] = []): World {
  const made = world()
  for (const id of TEAS) {
    const isGone = gone.includes(id)
    made.item(id, {
      tags: ['tea'],
      kind: id === 'yunnan' ? 'cake' : 'leaf',
      ...(isGone && { availableUntil: NOW_MS - 1 }),
    })
  }
  for (let n = 0; n < 8; n++) made.user(`guest${n}`).likes(...TEAS.filter((_, place) => place !== n))
  return made.user('ana').likes('assam', 'ceylon')
}

/** At most two candidates, so that an item that does not pass must be replaced. */
const SHORT: Policy = {
  ...DEFAULT_POLICY,
  sources: {
    ...DEFAULT_POLICY.sources,
    'similar-items': { ...DEFAULT_POLICY.sources['similar-items'], candidateLimit: 2 },
    'shared-tags': { ...DEFAULT_POLICY.sources['shared-tags'], candidateLimit: 2 },
  },
}

async function proposed(
  source: CandidateSource,
  filter: Partial<ItemFilter> = {},
  policy: Policy = DEFAULT_POLICY,
): Promise<readonly Candidate[]> {
  const state = await readGraphState(graph)
  const viewer = await readViewer(graph, 'ana')
  const clockMs = clockOf(state, NOW_MS)
  const request = {
    viewer,
    filter: { ...NO_FILTER, ...filter },
    modelVersion: state.modelVersion,
    nowMs: NOW_MS,
    clockMs,
    seeds: seedWeights(viewer, clockMs, policy),
    interests: interestWeights(viewer, clockMs, policy),
    policy,
  }
  const { candidates } = await picked(graph, [source], request)
  return candidates.flatMap((one) => one.candidates)
}

const idsOf = (candidates: readonly Candidate[]) => candidates.map(({ itemId }) => itemId)

describe.each([
  ['similar items', similarItems, queries.similarItems],
  ["the viewer's tags", sharedTags, queries.sharedTags],
] as const)('candidates by %s', (_, sourceOver, query) => {
  it('are cached, and filtered by the graph', async () => {
    await teahouse().fill(graph)
    const source = sourceOver(counted)
    const first = await proposed(source)
    expect(first.length).toBeGreaterThan(3)
    expect(idsOf(await proposed(source))).toEqual(idsOf(first))
    expect(reads.filter((name) => name === query.name)).toHaveLength(1)
  })

  it('reach the limit although the best ones are not available', async () => {
    await teahouse().fill(graph)
    const source = sourceOver(graph)
    const best = idsOf(await proposed(source, {}, SHORT))
    expect(best).toHaveLength(2)
    await teahouse(best).fill(graph, { isTrained: false })
    const others = idsOf(await proposed(source, {}, SHORT))
    expect(others).toHaveLength(2)
    expect(others.filter((id) => best.includes(id))).toEqual([])
  })

  it('are those that pass the filter, at any place', async () => {
    await teahouse().fill(graph)
    const source = sourceOver(graph)
    await proposed(source)
    expect(idsOf(await proposed(source, { kinds: ['cake'] }, SHORT))).toEqual(['yunnan'])
  })

  it('leave out an item that was deleted after caching', async () => {
    await teahouse().fill(graph)
    const source = sourceOver(graph)
    const [best] = idsOf(await proposed(source))
    await graph.run(queries.deleteItems, { ids: [best ?? ''] })
    expect(idsOf(await proposed(source))).not.toContain(best)
  })

  it('change with the serving version', async () => {
    await teahouse().fill(graph)
    const source = sourceOver(graph)
    expect(idsOf(await proposed(source))).not.toContain('rooibos')
    const richer = teahouse().item('rooibos', { tags: ['tea'], kind: 'leaf' })
    for (let n = 0; n < 8; n++) richer.user(`guest${n}`).likes('rooibos')
    await richer.fill(graph)
    expect(idsOf(await proposed(source))).toContain('rooibos')
  })
})
