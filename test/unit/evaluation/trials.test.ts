import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { drawTrial, KNOBS } from '../../../src/evaluation/tuning/knobs.ts'
import { isSampled, roundsOf } from '../../../src/evaluation/tuning/rounds.ts'
import { type TuneOptions, tune } from '../../../src/evaluation/tuning/tune.ts'
import type { Tuning } from '../../../src/evaluation/tuning/tuning.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { parseRecipeSettings } from '../../../src/training/recipe-settings.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { interaction, TINY_NOW_MS, tinyWorld } from '../../support/tiny-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-tune-test-'))
const { evaluation: parts } = compose(
  readConfig({ ATTUNE_DATA_DIR: folder }, folder),
  { write() {} },
  '1.2.3',
)
const lists = tinyWorld({ people: 16 })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const OPTIONS: TuneOptions = {
  protocol: 'five-fold',
  seed: 3,
  folds: 1,
  testShare: 0.2,
  beforeMs: null,
  trials: 2,
  k: 3,
  nowMs: TINY_NOW_MS,
  ratingScale: DEFAULT_RATING_SCALE,
}

describe('tune', () => {
  const steps: string[] = []
  let found: Tuning

  beforeAll(async () => {
    const onProgress: TuneOptions['onProgress'] = ({ done, total, step }) =>
      steps.push(`${done}/${total} ${step}`)
    found = await tune(memoryDataSet(lists), { ...OPTIONS, onProgress }, parts)
  })

  it('scores the defaults and every trial on the same users and reports progress', () => {
    expect(found.trials.map(({ trial }) => trial)).toEqual([0, 1, 2])
    expect(new Set(found.trials.map(({ rounds }) => rounds.at(-1)?.users)).size).toBe(1)
    expect(steps.at(-1)).toBe('2/3 trial 2, recommend')
  })

  it('chooses the trial with the best score', () => {
    const scores = found.trials.map(({ rounds }) => rounds.at(-1)?.ndcg ?? 0)
    expect(found.best.ndcg).toBe(Math.max(...scores))
    expect(found.best.ndcg).toBeGreaterThanOrEqual(found.best.defaultNdcg)
    expect(found.settings).toEqual(found.trials[found.best.trial]?.settings)
  })

  it('refuses data without interactions to hold out', async () => {
    const one = memoryDataSet({ interactions: [interaction('ana', 'tea', TINY_NOW_MS)] })
    await expect(tune(one, OPTIONS, parts)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('never uses the test rows: changing them changes nothing', async () => {
    // The first of five folds has the rows 0, 5, 10 and so on.
    const swapped = lists.interactions.map((row, n) => (n % 5 === 0 ? { ...row, count: 7 } : row))
    const again = await tune(memoryDataSet({ ...lists, interactions: swapped }), OPTIONS, parts)
    expect(again.data.fingerprint).toBe(found.data.fingerprint)
    expect(again.trials.map(({ rounds }) => rounds)).toEqual(found.trials.map(({ rounds }) => rounds))
  })

  it('stops when the signal aborts', async () => {
    const stopped = new AbortController()
    const reason = new Error('enough')
    const onProgress: TuneOptions['onProgress'] = () => stopped.abort(reason)
    await expect(
      tune(memoryDataSet(lists), { ...OPTIONS, signal: stopped.signal, onProgress }, parts),
    ).rejects.toThrow()
  })
})

describe('a trial', () => {
  it('0 is the defaults; others are deterministic for a seed', () => {
    expect(drawTrial(0, 1)).toEqual({})
    expect(drawTrial(4, 1)).toEqual(drawTrial(4, 1))
    expect(drawTrial(4, 2)).not.toEqual(drawTrial(4, 1))
  })

  it('draws only valid settings', () => {
    for (let trial = 0; trial < 200; trial++) {
      const text = JSON.stringify({ settings: drawTrial(trial, 1) })
      expect(() => parseRecipeSettings(text, 'drawn')).not.toThrow()
    }
  })
})

describe('a search', () => {
  it.each(KNOBS.map(({ path, low, high }) => [path.join('.'), low, high] as const))(
    'of %s includes its default and larger values',
    (path, low, high) => {
      const recipe: unknown = { training: DEFAULT_TRAINING_SETTINGS, policy: DEFAULT_POLICY }
      const standard = path.split('.').reduce((at, key) => new Map(Object.entries(at ?? {})).get(key), recipe)
      expect(standard).toBeGreaterThanOrEqual(low)
      expect(standard).toBeLessThan(high)
    },
  )
})

describe('rounds', () => {
  it('start with a quarter of many users and keep a quarter of the trials', () => {
    expect(roundsOf(16, 2_000)).toEqual([
      { share: 0.25, kept: 4 },
      { share: 1, kept: 1 },
    ])
  })

  it('are a single round for few users or few trials', () => {
    expect(roundsOf(16, 300)).toEqual([{ share: 1, kept: 1 }])
    expect(roundsOf(3, 2_000)).toEqual([{ share: 1, kept: 1 }])
  })

  it('use samples that contain every smaller sample', () => {
    const users = Array.from({ length: 400 }, (_, user) => `user-${user}`)
    const quarter = users.filter((user) => isSampled(user, 0.25, 1))
    expect(quarter.length).toBeGreaterThan(60)
    expect(quarter.length).toBeLessThan(140)
    expect(quarter.every((user) => isSampled(user, 0.5, 1))).toBe(true)
  })
})
