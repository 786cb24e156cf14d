import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LASTFM_COLLECTED_AT_MS, lastfm } from '../../src/datasets/importing/lastfm.ts'
import { SERVING } from '../../src/evaluation/methods.ts'
import { judgedNdcgs } from '../support/judged-ndcgs.ts'

/** Next to the project on build machines. Its licence does not allow a copy in the repository. */
const FOLDER = resolve('../shared/data/lastfm')
const isAbsent = !existsSync(join(FOLDER, 'user_artists.dat'))
if (isAbsent) process.stderr.write(`accuracy band skipped: no Last.fm data set in ${FOLDER}\n`)

/** Around 0.27, what the first fold is served with. A value above the band is probably a leak. */
const BAND = { least: 0.26, most: 0.29 }
const BASELINES = ['popularity', 'friends', 'user-knn', 'item-knn']

describe.skipIf(isAbsent)('accuracy on the first fold of Last.fm', () => {
  it('NDCG of the served lists stays in its band, and above every baseline', {
    timeout: 1_500_000,
  }, async () => {
    const ndcgs = await judgedNdcgs(await lastfm(FOLDER), {
      protocol: 'five-fold',
      nowMs: LASTFM_COLLECTED_AT_MS,
      settings: null,
    })
    const served = ndcgs.get(SERVING) ?? 0
    expect(served).toBeGreaterThan(BAND.least)
    expect(served).toBeLessThan(BAND.most)
    const baselines = [...ndcgs].filter(([name]) => BASELINES.includes(name))
    expect(baselines).toHaveLength(BASELINES.length)
    for (const [, ndcg] of baselines) expect(served).toBeGreaterThan(1.08 * ndcg)
  })
})
