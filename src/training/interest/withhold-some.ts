import { sharedTieBreaks } from '../compute/seeded-hash.ts'
import { type Remainder, withhold } from '../compute/withhold.ts'
import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'

/** The training data without those engagements of some people that are to be foretold, in a worker thread. */
export function withholdSome(run: TrainingRun, data: TrainingData): Promise<Remainder> {
  const { catalog, interactions, userTags } = data
  const { seed, interest } = run.settings
  return run.pool.run(
    withhold,
    {
      interactions: {
        matrix: interactions.matrix,
        lastAt: interactions.lastAt,
        userTieBreaks: sharedTieBreaks(interactions.userIds, seed),
        itemTieBreaks: catalog.tieBreaks,
      },
      itemTags: catalog.itemTags,
      userTags,
      heldOutKind: run.heldOutKind,
      settings: interest,
    },
    run.signal,
  )
}

/** What is left, as training reads it. */
export function dataOf(data: TrainingData, remainder: Remainder): TrainingData {
  const { itemTags, interactions, lastAt, userTags } = remainder
  return {
    ...data,
    catalog: { ...data.catalog, itemTags },
    interactions: { ...data.interactions, matrix: interactions, lastAt },
    userTags,
  }
}
