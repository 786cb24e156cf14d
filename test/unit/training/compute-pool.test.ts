import { expect, it, onTestFinished } from 'vitest'
import { AttuneError } from '../../../src/domain/errors.ts'
import { ComputePool } from '../../../src/training/compute/compute-pool.ts'
import { factors } from '../../../src/training/derived/factors.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { Turns } from '../../../src/training/turns.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const EMPTY = matrixOf([[]])

/** Factors of one user's two items. */
const inputOf = (dimension: number) => ({
  interactions: matrixOf([[1, 1]]),
  ties: { ...EMPTY, columns: 1 },
  userTags: EMPTY,
  itemTags: matrixOf([[], []]),
  sensitive: null,
  settings: {
    ...DEFAULT_TRAINING_SETTINGS,
    factors: { ...DEFAULT_TRAINING_SETTINGS.factors, dimension },
  },
})

const { signal } = new AbortController()

it('a computation that needs too much memory fails with its code and hint, across threads', async () => {
  const pool = new ComputePool(new Turns())
  onTestFinished(() => pool.close())
  const failure: unknown = await pool.run(factors, inputOf(30_000), signal).catch((e) => e)
  expect(failure).toBeInstanceOf(AttuneError)
  expect(failure).toMatchObject({
    code: 'GRAPH_TOO_LARGE',
    message: expect.stringMatching(/^\d+ MB are wanted for one computation, 4096 at most$/),
    hint: expect.stringContaining('training.factors.dimension'),
  })
})

it('the end of a training ends its own computations, and those of another training go on', async () => {
  const ended = new ComputePool(new Turns())
  const other = new ComputePool(new Turns())
  onTestFinished(() => other.close())
  // More than there are threads: some wait.
  const stopped = Array.from({ length: 4 }, () => ended.run(factors, inputOf(2_000), signal))
  const waiting = other.run(factors, inputOf(2), signal)
  ended.close()
  const aborted = { status: 'rejected', reason: expect.objectContaining({ name: 'AbortError' }) }
  expect(await Promise.allSettled(stopped)).toEqual([aborted, aborted, aborted, aborted])
  expect((await waiting).items).toHaveLength(4)
})
