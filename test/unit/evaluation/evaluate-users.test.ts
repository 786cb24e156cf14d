import { expect, it } from 'vitest'
import { evaluateUsers } from '../../../src/evaluation/users/evaluate-users.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { completed } from '../../../src/training/recipe-settings.ts'
import { evaluationParts } from '../../support/evaluation-parts.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { TINY_NOW_MS } from '../../support/tiny-world.ts'

/** Two circles of ten friends each. */
const ties = ['a', 'b'].flatMap((circle) =>
  Array.from({ length: 10 }, (_, one) =>
    Array.from({ length: one }, (_, other) => ({
      userId: `${circle}${one}`,
      otherId: `${circle}${other}`,
      kind: 'friends' as const,
      strength: 1,
      at: null,
    })),
  ).flat(),
)

it('finds held-out ties better than the most followed, and the same in every run', async () => {
  const run = () =>
    evaluateUsers(
      memoryDataSet({ ties }),
      {
        ...{ k: 5, seed: 1, folds: 1, nowMs: TINY_NOW_MS, settings: completed({ training: QUICK_TRAINING }) },
        ratingScale: DEFAULT_RATING_SCALE,
      },
      evaluationParts(),
    )
  const { metrics, folds } = await run()
  expect(folds[0]?.heldOutTies).toBeGreaterThan(10)
  expect(metrics.suggestions['NDCG@5']).toBeGreaterThan(1.5 * (metrics['most-followed']['NDCG@5'] ?? 1))
  expect((await run()).metrics).toEqual(metrics)
})
