import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/evaluation/evaluate.ts'
import { SERVING } from '../../src/evaluation/method.ts'
import { parseMethods } from '../../src/evaluation/parse-methods.ts'
import { userSample } from '../../src/evaluation/tuning/user-sample.ts'
import { LASTFM_COLLECTED_AT_MS, lastfm } from '../../src/importing/lastfm.ts'
import { DEFAULT_RATING_SCALE } from '../../src/ingest/event-weight.ts'
import { evaluationParts } from '../support/evaluation-parts.ts'

/** Beside the project where its builds run; its licence keeps it out of the repository. */
const FOLDER = resolve('../shared/data/lastfm')
const isAbsent = !existsSync(join(FOLDER, 'user_artists.dat'))
if (isAbsent) process.stderr.write(`accuracy band skipped: there is no Last.fm data set in ${FOLDER}\n`)

/** Of the users: enough to learn from, few enough for every build. */
const SHARE = 0.25

/** Around .2116, which this slice gave when the band was drawn. A leap above it is more likely a leak than a gain. */
const BAND = { least: 0.205, most: 0.225 }
const BASELINES = ['popularity', 'friends', 'user-knn', 'item-knn']

describe.skipIf(isAbsent)('accuracy on a quarter of the users of Last.fm', () => {
  it('what is served stays in its band, and above every baseline', {
    timeout: 300_000,
  }, async () => {
    const dataSet = userSample(await lastfm(FOLDER), SHARE, 1)
    const { methods } = await evaluate(
      dataSet,
      {
        protocol: 'five-fold',
        folds: 1,
        seed: 1,
        testShare: 0.2,
        beforeMs: null,
        methods: parseMethods('serving,hand-set,baselines'),
        k: 10,
        nowMs: LASTFM_COLLECTED_AT_MS,
        ratingScale: DEFAULT_RATING_SCALE,
        settings: null,
      },
      evaluationParts(),
    )
    const ndcgs = new Map(methods.map(({ name, figures }) => [name, figures['NDCG@10'] ?? 0]))
    for (const [name, ndcg] of ndcgs) process.stdout.write(`NDCG@10 ${ndcg.toFixed(4)} ${name}\n`)
    const served = ndcgs.get(SERVING) ?? 0
    expect(served).toBeGreaterThan(BAND.least)
    expect(served).toBeLessThan(BAND.most)
    const baselines = [...ndcgs].filter(([name]) => BASELINES.includes(name))
    expect(baselines).toHaveLength(BASELINES.length)
    for (const [, ndcg] of baselines) expect(served).toBeGreaterThan(1.08 * ndcg)
  })
})
