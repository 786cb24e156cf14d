import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AttuneError } from '../../../../src/domain/errors.ts'
import type { Policy } from '../../../../src/domain/policy.ts'
import type { SourceName } from '../../../../src/domain/source-name.ts'
import { availableItems } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { NO_EVIDENCE, type SourceCandidates } from '../../../../src/recommend/candidate.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { type CandidateSource, rankingOf } from '../../../../src/recommend/sources/candidate-source.ts'
import type { SourceQuery } from '../../../../src/recommend/sources/source-query.ts'
import { failing } from '../../../support/failing.ts'
import { picked } from '../../../support/picked.ts'
import { NOW_MS, world } from '../../../support/world.ts'

function request(policy: Policy = DEFAULT_POLICY): SourceQuery {
  return {
    viewer: {
      id: 'ana',
      isKnown: true,
      followingCount: 0,
      engagements: [],
      seenItemIds: new Set(),
      dismissedItemIds: new Set(),
      statedInterests: [],
      dampedTags: new Map(),
      hiddenPeople: new Set(),
      appliedTags: [],
      strongestTies: [],
    },
    modelVersion: '1',
    nowMs: NOW_MS,
    clockMs: NOW_MS,
    seeds: [],
    interests: [],
    policy,
  }
}

function source(name: SourceName, fetch: CandidateSource['fetch']): CandidateSource {
  return { name, fetch }
}

/** Items of these scores: `i0` has the first, `i1` the next. */
const scored = (...scores: number[]) =>
  rankingOf(scores.map((score, index) => ({ itemId: `i${index}`, score })))

const proposes = (name: SourceName, ...scores: number[]) =>
  source(name, async () => ({ ranking: scored(...scores), evidenceOf: () => NO_EVIDENCE }))

/** A policy with this limit for `neighbors`. */
function lettingPropose(candidateLimit: number): Policy {
  const { sources } = DEFAULT_POLICY
  return { ...DEFAULT_POLICY, sources: { ...sources, neighbors: { ...sources.neighbors, candidateLimit } } }
}

/** Twenty items: `i9` is sold out, even ones are books, odd ones films, `i18` is about tea. */
let graph: GraphStore
beforeAll(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
  const made = world()
  for (let n = 0; n < 20; n++) {
    made.item(`i${n}`, {
      kind: n % 2 === 0 ? 'book' : 'film',
      ...(n === 18 && { tags: ['tea'] }),
      ...(n === 9 && { availableUntil: NOW_MS - 1 }),
    })
  }
  await made.fill(graph, { isTrained: false })
})
afterAll(() => graph.close())

const ask = (sources: readonly CandidateSource[], asked = request()) => picked(graph, sources, asked)

const idsOf = (answer: SourceCandidates | undefined) => answer?.candidates.map(({ itemId }) => itemId)

describe('gather', () => {
  it('returns the proposals of each source with its best score', async () => {
    const { candidates, degradedSources } = await ask([proposes('popular', 9, 3), proposes('neighbors')])
    expect(candidates).toMatchObject([
      { source: 'popular', best: 9, candidates: [{ itemId: 'i0' }, { itemId: 'i1', score: 3 }] },
      { source: 'neighbors', best: 0, candidates: [] },
    ])
    expect(degradedSources).toEqual([])
  })

  it('names a source whose store fails and goes on without it', async () => {
    const broken = source('social', async () => {
      throw new GraphError('unavailable', 'gone')
    })
    const notes: string[] = []
    const { candidates, degradedSources } = await picked(
      graph,
      [broken, proposes('popular', 1)],
      request(),
      (name, outcome) => notes.push(`${name} ${outcome}`),
    )
    expect(degradedSources).toEqual(['social'])
    expect(notes.toSorted()).toEqual(['popular ok', 'social failed'])
    expect(candidates.map((answer) => answer.source)).toEqual(['popular'])
  })

  it('names a source whose model cannot be read and goes on without it', async () => {
    const broken = source('latent', async () => {
      throw new AttuneError('UNAVAILABLE', 'the serving model cannot be read')
    })
    const { candidates, degradedSources } = await ask([broken, proposes('popular', 1)])
    expect(degradedSources).toEqual(['latent'])
    expect(candidates.map((answer) => answer.source)).toEqual(['popular'])
  })

  it('names a source that is late and does not wait for it', async () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      sources: { ...DEFAULT_POLICY.sources, social: { ...DEFAULT_POLICY.sources.social, deadlineMs: 20 } },
    }
    const slow = source(
      'social',
      (_, { signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new GraphError('cancelled', 'late'))),
        ),
    )
    const notes: string[] = []
    const { degradedSources } = await picked(
      graph,
      [slow, proposes('popular', 1)],
      request(policy),
      (name, outcome) => notes.push(`${name} ${outcome}`),
    )
    expect(degradedSources).toEqual(['social'])
    expect(notes).toEqual(['popular ok', 'social late'])
  })

  it.each([
    ['a TypeError', new TypeError('undefined is not a function')],
    ['a query that contradicts its header', new GraphError('contract', 'column is null')],
  ])('never hides a bug: %s surfaces', async (_, error) => {
    const buggy = source('social', async () => {
      throw error
    })
    await expect(ask([buggy, proposes('popular', 1)])).rejects.toBe(error)
  })

  it('fails the request if the policy requires the source', async () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      sources: {
        ...DEFAULT_POLICY.sources,
        popular: { ...DEFAULT_POLICY.sources.popular, onFailure: 'fail' },
      },
    }
    const broken = source('popular', async () => {
      throw new GraphError('timeout', 'late')
    })
    await expect(ask([broken], request(policy))).rejects.toThrow('late')
  })

  it('replaces unavailable items by the next ones', async () => {
    // `i9` is sold out and would be the tenth: `i10` replaces it.
    const many = Array.from({ length: 20 }, (_, n) => 20 - n)
    const { candidates } = await ask([proposes('neighbors', ...many)], request(lettingPropose(10)))
    expect(idsOf(candidates[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10].map((n) => `i${n}`))
  })

  it('takes the scale from available items', async () => {
    const ranking = rankingOf([
      { itemId: 'i9', score: 9 },
      { itemId: 'i0', score: 6 },
      { itemId: 'i1', score: 3 },
    ])
    const soldOutFirst = source('neighbors', async () => ({ ranking, evidenceOf: () => NO_EVIDENCE }))
    const { candidates } = await ask([soldOutFirst])
    expect(candidates[0]?.best).toBe(6)
  })

  it('reads all of a source if too few items are available', async () => {
    const gone = Array.from({ length: 30 }, (_, n) => ({ itemId: `gone${n}`, score: 100 - n }))
    const ranking = rankingOf([...gone, { itemId: 'i4', score: 1 }])
    const mostlyGone = source('neighbors', async () => ({ ranking, evidenceOf: () => NO_EVIDENCE }))
    const { candidates } = await ask([mostlyGone], request(lettingPropose(10)))
    expect(idsOf(candidates[0])).toEqual(['i4'])
  })

  it('leaves out what the viewer has seen, and takes the next ones', async () => {
    const many = Array.from({ length: 20 }, (_, n) => 20 - n)
    const seenBy = async (seen: readonly string[], dismissed: readonly string[] = []) => {
      const asked = request(lettingPropose(3))
      const viewer = { ...asked.viewer, seenItemIds: new Set(seen), dismissedItemIds: new Set(dismissed) }
      const { candidates, leftOut } = await ask([proposes('neighbors', ...many)], { ...asked, viewer })
      return [idsOf(candidates[0]), leftOut().counts()]
    }
    expect(await seenBy(['i1', 'i3'])).toEqual([['i0', 'i2', 'i4'], [{ reason: 'SEEN', count: 2 }]])
    // `i9` is sold out, `i13` ranks after the last item that is found.
    const most = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i13']
    expect(await seenBy(most, ['i0', 'i13'])).toEqual([
      ['i7', 'i8', 'i10'],
      [
        { reason: 'DISMISSED', count: 1 },
        { reason: 'SEEN', count: 6 },
        { reason: 'UNAVAILABLE', count: 1 },
      ],
    ])
  })

  it('counts an item that several sources left out once', async () => {
    const asked = request()
    const viewer = { ...asked.viewer, seenItemIds: new Set(['i0', 'i2', 'i30']) }
    const sources = [proposes('neighbors', 3, 2, 1), proposes('popular', 3, 2), proposes('trending')]
    const { leftOut } = await ask(sources, { ...asked, viewer })
    expect(leftOut().counts()).toEqual([{ reason: 'SEEN', count: 2 }])
  })

  it('fails if the graph cannot tell which items are available', async () => {
    const broken = failing(graph, (name) => name === availableItems.name)
    const asked = picked(broken, [proposes('popular', 1)], request())
    await expect(asked).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('checks thousands of items', async () => {
    const none = Array.from({ length: 2_500 }, (_, n) => ({ itemId: `gone${n}`, score: 9 }))
    const ranking = rankingOf([...none, { itemId: 'i4', score: 1 }])
    const endless = source('neighbors', async () => ({ ranking, evidenceOf: () => NO_EVIDENCE }))
    expect(idsOf((await ask([endless])).candidates[0])).toEqual(['i4'])
  })
})
