import type { PolicyNumbers, Ranker } from '../../domain/policy.ts'
import { modelRecipe } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { parseInterestModel } from '../../model/interest-model.ts'
import { policyNumbersOf } from '../../model/parse-stored.ts'
import { parseStoredSettings, type TrainingSettings } from '../training-settings.ts'

/** What it takes to make a version again on other data. */
export interface VersionRecipe {
  readonly settings: TrainingSettings
  readonly policyNumbers: PolicyNumbers
}

/** What serves. */
export interface IncumbentRecipe extends VersionRecipe {
  /** The form of the interest model that ranks. */
  readonly ranker: Ranker
}

/**
 * What the version that serves was made with. Null where nothing serves, or what was noted cannot be read any more:
 * there is nothing to compare with.
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
  // Only the form that ranks has to be made again.
  const settings = isSoftmax ? stored : { ...stored, itemSoftmax: { ...stored.itemSoftmax, epochs: 0 } }
  return { settings, policyNumbers: policyNumbersOf(recipe?.settings ?? '{}'), ranker }
}

/** What cannot be read ranks nothing: the blend stands in for it. */
function rankerOf(interest: string | null): Ranker {
  try {
    return interest === null ? 'blend' : parseInterestModel(interest).ranker
  } catch {
    return 'blend'
  }
}

/** Whether a recipe finds the same candidates in the same data, and learns the form that ranks now. */
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
