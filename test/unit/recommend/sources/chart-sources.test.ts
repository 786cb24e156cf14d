import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Viewer } from '../../../../src/domain/viewer.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { type ChartParams, chartSource } from '../../../../src/recommend/sources/chart-sources.ts'
import type { SourceQuery } from '../../../../src/recommend/sources/source-query.ts'

const { signal } = new AbortController()

/** A chart of one item, which changes with each read. */
function watched() {
  const reads: ChartParams[] = []
  const source = chartSource('popular', async (params) => {
    reads.push(params)
    return [{ itemId: `song-${reads.length}`, score: 1 }]
  })
  const first = async (request: Partial<SourceQuery> = {}) => {
    const { ranking } = await source.fetch(asking(request), { signal })
    return ranking.best(1)[0]?.itemId
  }
  return { reads, first }
}

function asking(request: Partial<SourceQuery>): SourceQuery {
  return {
    viewer: { seenItemIds: new Set() } as Partial<Viewer> as Viewer,
    modelVersion: 'v1',
    nowMs: 0,
    clockMs: 0,
    seeds: [],
    interests: [],
    policy: DEFAULT_POLICY,
    ...request,
  }
}

it('caches a chart for a second', async () => {
  const { first } = watched()
  expect(await first()).toBe('song-1')
  expect(await first()).toBe('song-1')
  await sleep(1_050)
  expect(await first()).toBe('song-2')
})

it('caches charts by version', async () => {
  const { first, reads } = watched()
  await first()
  expect(await first({ modelVersion: 'v2' })).toBe('song-2')
  expect(reads.map(({ version, chartId }) => `${version} ${chartId}`)).toEqual(['v1 popular', 'v2 popular'])
})
