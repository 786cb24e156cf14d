import { type FactorModel, factorTable, itemOutputs, itemRoom, itemTable } from '../../model/factor-model.ts'
import { factors } from '../compute/factors.ts'
import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'

/** Learns the factor model; nothing is written yet. */
export function learnFactors(run: TrainingRun, data: TrainingData): Promise<FactorModel> {
  const { pool, signal } = run
  const { factors: settings, itemSoftmax, seed } = run.settings
  const { catalog, interactions, ties, userTags } = data
  return run.jobs.time(
    'factors',
    async () => {
      const input = {
        interactions: interactions.matrix,
        ties,
        userTags,
        itemTags: catalog.itemTags,
        settings,
        itemSoftmax,
        seed,
      }
      const learned = await pool.run(factors, input, signal)
      const { dimension, columns, gram, keptTags, unobservedWeight } = learned
      const room = itemRoom(learned.itemOrder.places.length, dimension)
      room.vectors.set(learned.items)
      await run.turns.next()
      const { regularization, frequencyExponent, countExponent } = settings
      return {
        dimension,
        columns,
        gram,
        loss: { unobservedWeight, regularization, frequencyExponent },
        weights: { countExponent, tie: settings.tieWeight, viewerTag: settings.userTagWeight },
        items: itemTable(catalog.itemIds, room, learned.itemOrder),
        popularities: learned.popularities,
        outputs: learned.outputs && itemOutputs(learned.outputs, dimension),
        people: factorTable(interactions.userIds, learned.people),
        tags: factorTable(
          Array.from(keptTags, (tag) => catalog.tagIds[tag] ?? ''),
          learned.tags,
        ),
      }
    },
    () => 0,
  )
}
