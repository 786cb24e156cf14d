import { describe, expect, it } from 'vitest'
import type { CandidateRequest, CandidateSource } from '../../../src/candidates/candidate-source.ts'
import { gather } from '../../../src/candidates/gather.ts'
import { NO_FILTER } from '../../../src/candidates/item-filter.ts'
import { type Candidate, NO_EVIDENCE } from '../../../src/domain/candidate.ts'
import { AttuneError } from '../../../src/domain/errors.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import type { ItemFilter } from '../../../src/domain/recommendation.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import { DEFAULT_POLICY } from '../../../src/scoring/default-policy.ts'

function request(filter: ItemFilter = NO_FILTER, policy: Policy = DEFAULT_POLICY): CandidateRequest {
  return {
    viewer: {
      id: 'ana',
      isKnown: true,
      followingCount: 0,
      engagements: [],
      seenItemIds: new Set(),
      statedInterests: [],
      dampedTags: new Map(),
      hiddenPeople: new Set(),
      appliedTags: [],
      strongestTies: [],
    },
    filter,
    modelVersion: '1',
    nowMs: 1,
    clockMs: 1,
    seeds: [],
    interests: [],
    policy,
  }
}

function source(name: SourceName, fetch: CandidateSource['fetch']): CandidateSource {
  return { name, fetch }
}

const proposes = (name: SourceName, ...raws: number[]) =>
  source(name, async () => ({
    candidates: raws.map(
      (raw, index): Candidate => ({ itemId: `i${index}`, source: name, raw, evidence: () => NO_EVIDENCE }),
    ),
  }))

const ask = (sources: readonly CandidateSource[], asked = request()) =>
  gather(sources, asked, undefined, () => {})

describe('gather', () => {
  it('keeps what each source proposed, with its best and lowest score', async () => {
    const { answers, degraded } = await ask([proposes('popular', 9, 3), proposes('neighbors')])
    expect(answers).toMatchObject([
      { source: 'popular', best: 9, cut: 3 },
      { source: 'neighbors', best: 0, cut: 0, candidates: [] },
    ])
    expect(degraded).toEqual([])
  })

  it('names a source whose store fails and goes on with the others', async () => {
    const broken = source('social', async () => {
      throw new GraphError('unavailable', 'gone')
    })
    const told: string[] = []
    const { answers, degraded } = await gather(
      [broken, proposes('popular', 1)],
      request(),
      undefined,
      (name, outcome) => told.push(`${name} ${outcome}`),
    )
    expect(degraded).toEqual(['social'])
    expect(told.toSorted()).toEqual(['popular ok', 'social failed'])
    expect(answers.map((answer) => answer.source)).toEqual(['popular'])
  })

  it('names a source whose model another version of Attune wrote and goes on with the others', async () => {
    const broken = source('latent', async () => {
      throw new AttuneError('UNAVAILABLE', 'the serving model cannot be read')
    })
    const { answers, degraded } = await ask([broken, proposes('popular', 1)])
    expect(degraded).toEqual(['latent'])
    expect(answers.map((answer) => answer.source)).toEqual(['popular'])
  })

  it('names a source that is late and does not wait for it', async () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      sources: { ...DEFAULT_POLICY.sources, social: { ...DEFAULT_POLICY.sources.social, deadlineMs: 20 } },
    }
    const slow = source(
      'social',
      (_, signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new GraphError('cancelled', 'late'))),
        ),
    )
    const told: string[] = []
    const { degraded } = await gather(
      [slow, proposes('popular', 1)],
      request(NO_FILTER, policy),
      undefined,
      (name, outcome) => told.push(`${name} ${outcome}`),
    )
    expect(degraded).toEqual(['social'])
    expect(told).toEqual(['popular ok', 'social late'])
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

  it('fails the request where the policy says that it cannot do without the source', async () => {
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
    await expect(ask([broken], request(NO_FILTER, policy))).rejects.toThrow('late')
  })

  it('reads a filtered answer on the scale of the whole one', async () => {
    const filtering = source('neighbors', async ({ filter }) => ({
      candidates: (filter.excludedItemIds.length > 0 ? [2, 1] : [8, 2]).map((raw) => ({
        itemId: `i${raw}`,
        source: 'neighbors',
        raw,
        evidence: () => NO_EVIDENCE,
      })),
    }))
    const { answers } = await ask([filtering], request({ ...NO_FILTER, excludedItemIds: ['i8'] }))
    expect(answers).toMatchObject([{ best: 8, cut: 2, candidates: [{ itemId: 'i2' }, { itemId: 'i1' }] }])
  })
})
