import type { PolicyNumbers, Ranker } from '../../domain/policy.ts'
import { modelRecipe } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { parseInterestModel } from '../../model/interest-model.ts'
import { policyNumbersOf } from '../../model/policy-numbers.ts'
import { parseStoredSettings, type TrainingSettings } from '../training-settings.ts'

/** The settings needed to train a version again on other data. */
export interface VersionRecipe {
  readonly settings: TrainingSettings
  readonly policyNumbers: PolicyNumbers
}

/** The recipe of the serving version. */
export interface IncumbentRecipe extends VersionRecipe {
  /** The ranker in use. */
  readonly ranker: Ranker
}

/**
 * The recipe of the serving version. Null if nothing serves, or if its stored settings are unreadable: there is nothing to
 * compare with.
 */
export async function readIncumbent(
  graph: GraphStore,
  serving: string | null,
): Promise<IncumbentRecipe | null> {
  if (serving === null) return null
  const [recipe] = await graph.run(modelRecipe, { version: serving })
  const stored = parseStoredSettings(recipe?.settings ?? null)
  if (!stored) return null
  const ranker = rankerOf(recipe?.interest ?? null)
  const isSoftmax = ranker === 'item-softmax'
  // Only the ranker in use has to be learned again.
  const settings = isSoftmax ? stored : { ...stored, itemSoftmax: { ...stored.itemSoftmax, epochs: 0 } }
  return { settings, policyNumbers: policyNumbersOf(recipe?.settings ?? '{}'), ranker }
}

/** The blend if the model is unreadable: it ranks nothing then. */
function rankerOf(interest: string | null): Ranker {
  try {
    return interest === null ? 'blend' : parseInterestModel(interest).ranker
  } catch {
    return 'blend'
  }
}

/** Whether a recipe gives the same candidates for the same data, and learns the ranker in use. */
export function isRepeated(incumbent: IncumbentRecipe, recipe: VersionRecipe): boolean {
  const { ranker } = incumbent
  return madeWith(incumbent, ranker) === madeWith(recipe, ranker)
}

function madeWith({ settings, policyNumbers }: VersionRecipe, ranker: Ranker): string {
  const { interest: _, trees, itemSoftmax, ...derived } = settings
  const form = { blend: null, trees, 'item-softmax': itemSoftmax }[ranker]
  const numbers = Object.entries(policyNumbers).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([derived, form, numbers])
}
