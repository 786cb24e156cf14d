import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeModel } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { clockOf, readGraphState } from '../../../../src/graph/graph-state.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { servedModels } from '../../../../src/model/served-models.ts'
import type { Candidate, SourceCandidates } from '../../../../src/recommend/candidate.ts'
import { readViewer } from '../../../../src/recommend/read-viewer.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import type { SourceProposals } from '../../../../src/recommend/sources/candidate-source.ts'
import { latent } from '../../../../src/recommend/sources/latent-source.ts'
import type { SourceQuery } from '../../../../src/recommend/sources/source-query.ts'
import { train } from '../../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../../src/training/training-settings.ts'
import { picked } from '../../../support/picked.ts'
import { NOW_MS, type World, world } from '../../../support/world.ts'

const JAZZ = ['miles', 'monk', 'mingus', 'bird', 'trane']
const METAL = ['slayer', 'venom', 'sodom', 'kreator', 'celtic']

/** Two groups without common items; each user leaves out one item of the group, and some state tags. */
function town(): World {
  const made = world()
  for (const id of JAZZ) made.item(id, { tags: ['jazz'] })
  for (const id of METAL) made.item(id, { tags: ['metal'], kind: 'loud' })
  for (const [crowd, items] of Object.entries({ cat: JAZZ, dog: METAL })) {
    for (let n = 0; n < 10; n++) {
      made.user(`${crowd}${n}`).listens(...items.filter((_, place) => place !== n % items.length))
      made.follows(...[1, 2, 3].map((next) => `${crowd}${(n + next) % 10}`))
      if (n > 6) made.states(crowd === 'cat' ? 'jazz' : 'metal')
    }
  }
  return made
}

/** Tags count from two items on: the world is small. */
const SETTINGS = { factors: { ...DEFAULT_TRAINING_SETTINGS.factors, dimension: 4, minTagItems: 2 } }

let graph: GraphStore

beforeAll(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
  await town().fill(graph, { isTrained: false })
  await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: SETTINGS })
  // These users are new since the training.
  await town()
    .user('clicker')
    .listens('monk')
    .user('fan')
    .follows('cat1', 'cat2')
    .user('tagger')
    .states('jazz')
    .user('stranger')
    .fill(graph, { isTrained: false })
})
afterAll(() => graph.close())

async function requestOf(viewerId: string): Promise<SourceQuery> {
  const state = await readGraphState(graph)
  return {
    viewer: await readViewer(graph, { kind: 'user', id: viewerId }),
    modelVersion: state.modelVersion,
    nowMs: NOW_MS,
    clockMs: clockOf(state, NOW_MS),
    seeds: [],
    interests: [],
    policy: DEFAULT_POLICY,
  }
}

async function proposedTo(viewerId: string): Promise<readonly Candidate[]> {
  return (await answerTo(await requestOf(viewerId))).candidates
}

async function answerTo(
  request: SourceQuery,
): Promise<SourceCandidates & Pick<SourceProposals, 'evidenceOf'>> {
  const source = latent(servedModels(graph))
  const { candidates, responses } = await picked(graph, [source], request)
  const [answer, response] = [candidates[0], responses[0]]
  if (!answer || !response) throw new Error('it did not answer')
  return { ...answer, evidenceOf: response.proposals.evidenceOf }
}

const idsOf = (candidates: readonly Candidate[]) => candidates.map(({ itemId }) => itemId)

describe('latent', () => {
  it('proposes unseen items of similar users first', async () => {
    expect(idsOf(await proposedTo('cat0'))[0]).toBe('miles')
    expect(idsOf(await proposedTo('dog0'))[0]).toBe('slayer')
  })

  it('orders by positive scores and leaves out seen items', async () => {
    const candidates = await proposedTo('cat0')
    const raws = candidates.map(({ score }) => score)
    expect(raws).toEqual([...raws].sort((a, b) => b - a))
    expect(raws.every((raw) => raw > 0)).toBe(true)
    expect(idsOf(candidates)).not.toEqual(expect.arrayContaining(['monk']))
  })

  it.each([
    ['one click', 'clicker', JAZZ.filter((id) => id !== 'monk')],
    ['ties alone', 'fan', JAZZ],
    ['a stated tag alone', 'tagger', JAZZ],
  ])('has a list for a newcomer with %s, without a training', async (_, viewerId, expected) => {
    const first = idsOf(await proposedTo(viewerId)).slice(0, expected.length)
    expect(new Set(first)).toEqual(new Set(expected))
  })

  it('proposes nothing to an unknown user', async () => {
    expect(await proposedTo('stranger')).toEqual([])
    expect(await proposedTo('unknown')).toEqual([])
  })

  it.each(['cat0', 'dog0'])(
    'sees nothing for %s in an item that its model does not know',
    async (viewerId) => {
      const request = await requestOf(viewerId)
      const { evidenceOf } = await latent(servedModels(graph)).fetch(request, new AbortController())
      expect(evidenceOf('newer than the model').items).toEqual([])
      expect(evidenceOf(viewerId === 'cat0' ? 'miles' : 'slayer').items).not.toEqual([])
    },
  )

  it('scores equal the sum of the evidence', async () => {
    const clicker = await answerTo(await requestOf('clicker'))
    const [only] = clicker.candidates
    expect(clicker.evidenceOf(only?.itemId ?? '').items).toEqual([
      { id: 'monk', weight: expect.closeTo(only?.score ?? 0, 5) },
    ])
    const request = await requestOf('cat0')
    // Three engagements without ties and tags: all evidence is kept.
    const viewer = {
      ...request.viewer,
      engagements: request.viewer.engagements.slice(0, 3),
      strongestTies: [],
    }
    const { candidates, evidenceOf } = await answerTo({ ...request, viewer })
    const full = candidates.filter(({ itemId }) => evidenceOf(itemId).items.length === 3)
    expect(full.length).toBeGreaterThan(0)
    for (const { itemId, score } of full) {
      expect(evidenceOf(itemId).items.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 5)
    }
  })

  it('finds the best items that pass', async () => {
    const request = await requestOf('fan')
    const candidates = await proposedTo('fan')
    const { responses } = await picked(graph, [latent(servedModels(graph))], request)
    const ranking = responses[0]?.proposals.ranking
    const isJazz = (itemId: string) => JAZZ.includes(itemId)
    const best = ranking?.best(2, (itemId) => !isJazz(itemId)) ?? []
    expect(best).toEqual(candidates.filter(({ itemId }) => !isJazz(itemId)).slice(0, 2))
    expect(ranking?.best(9, () => false)).toEqual([])
  })

  it('ignores ties to hidden users', async () => {
    const request = await requestOf('fan')
    const hiddenPeople = new Set(['cat1', 'cat2'])
    const { candidates } = await answerTo({ ...request, viewer: { ...request.viewer, hiddenPeople } })
    expect(candidates).toEqual([])
  })

  it('gives a hint if the model cannot be read', async () => {
    const other = await openEmbedded({ maxRelationships: 1e6 })
    try {
      await town().fill(other)
      const request = await requestOf('cat0')
      const state = await readGraphState(other)
      await other.run(describeModel, {
        version: state.modelVersion ?? '',
        factors: '{"rank":3}',
        interest: null,
      })
      const failing = latent(servedModels(other)).fetch(
        { ...request, modelVersion: state.modelVersion },
        new AbortController(),
      )
      await expect(failing).rejects.toMatchObject({ code: 'UNAVAILABLE', hint: 'Run `attune train`.' })
    } finally {
      await other.close()
    }
  })

  it('proposes nothing if the graph was never trained', async () => {
    const request = { ...(await requestOf('cat0')), modelVersion: null }
    expect((await answerTo(request)).candidates).toEqual([])
  })

  it('scores every item of the model as it proposes it', async () => {
    const { candidates, scoresOf } = await answerTo(await requestOf('cat0'))
    const scoreOf = (itemId: string) => scoresOf?.([itemId])[0]
    for (const { itemId, score } of candidates) expect(scoreOf(itemId)).toBeCloseTo(score, 9)
    expect(scoreOf('slayer')).toBeLessThan(scoreOf('miles') ?? 0)
    expect(scoreOf('nothing')).toBeUndefined()
  })
})
