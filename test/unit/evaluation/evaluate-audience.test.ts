import { expect, it } from 'vitest'
import { evaluateAudience } from '../../../src/evaluation/users/evaluate-audience.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { seededHash } from '../../../src/training/compute/random.ts'
import { completed } from '../../../src/training/recipe-settings.ts'
import { evaluationParts } from '../../support/evaluation-parts.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { interaction, TINY_NOW_MS } from '../../support/tiny-world.ts'

/** Two tastes of ten items each. Fans of the second one are the more active users. */
const interactions = [
  { taste: 'rock', liked: 5 },
  { taste: 'news', liked: 6 },
].flatMap(({ taste, liked }) =>
  Array.from({ length: 80 }, (_, fan) => {
    const userId = `${taste}-fan-${fan}`
    const rank = (itemId: string) => seededHash(JSON.stringify([userId, itemId]), 1)
    const items = Array.from({ length: 10 }, (_item, n) => `${taste}-${n}`)
    return items
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, liked)
      .map((itemId) => interaction(userId, itemId, null))
  }).flat(),
)

it('finds held-out users of items better than the most active ones, and the same in every run', async () => {
  const run = () =>
    evaluateAudience(
      memoryDataSet({ interactions }),
      {
        ...{ protocol: 'five-fold', folds: 1, testShare: 0.2, beforeMs: null },
        ...{
          k: 30,
          seed: 1,
          nowMs: TINY_NOW_MS,
          settings: completed({ training: QUICK_TRAINING }),
          ratingScale: DEFAULT_RATING_SCALE,
        },
      },
      evaluationParts(),
    )
  const { metrics, folds } = await run()
  expect(folds[0]).toMatchObject({ testItems: 20, heldOutPairs: interactions.length / 5 })
  expect(metrics.audience['R@30']).toBeGreaterThan(1.5 * (metrics['most-active']['R@30'] ?? 1))
  expect((await run()).metrics).toEqual(metrics)
})
