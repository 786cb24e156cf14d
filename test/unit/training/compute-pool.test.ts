import { expect, it } from 'vitest'
import { AttuneError } from '../../../src/domain/errors.ts'
import { ComputePool } from '../../../src/training/compute/compute-pool.ts'
import { factors } from '../../../src/training/derived/factors.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { Turns } from '../../../src/training/turns.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

it('a computation that needs too much memory fails with its code and hint, across threads', async () => {
  const pool = new ComputePool(1, new Turns())
  const empty = matrixOf([[]])
  const input = {
    interactions: matrixOf([[1, 1]]),
    ties: { ...empty, columns: 1 },
    userTags: empty,
    itemTags: matrixOf([[], []]),
    sensitive: null,
    settings: {
      ...DEFAULT_TRAINING_SETTINGS,
      factors: { ...DEFAULT_TRAINING_SETTINGS.factors, dimension: 30_000 },
    },
  }
  try {
    const failure: unknown = await pool.run(factors, input, new AbortController().signal).catch((e) => e)
    expect(failure).toBeInstanceOf(AttuneError)
    expect(failure).toMatchObject({
      code: 'GRAPH_TOO_LARGE',
      message: expect.stringMatching(/^\d+ MB are wanted for one computation, 4096 at most$/),
      hint: expect.stringContaining('training.factors.dimension'),
    })
  } finally {
    await pool.close()
  }
})
