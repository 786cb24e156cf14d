import type { PolicyNumbers } from '../../domain/policy.ts'
import { modelRecipe } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { policyNumbersOf } from '../../model/policy-numbers.ts'
import { parseStoredSettings } from '../stored-settings.ts'
import type { TrainingSettings } from '../training-settings.ts'

/** What it takes to make a version again on other data. */
export interface Recipe {
  readonly settings: TrainingSettings
  readonly policyNumbers: PolicyNumbers
}

/**
 * What the version that serves was made with. Null where nothing serves, or what was noted cannot be read any more:
 * there is nothing to compare with.
 */
export async function readIncumbent(graph: GraphStore, serving: string | null): Promise<Recipe | null> {
  if (serving === null) return null
  const [recipe] = await graph.run(modelRecipe, { version: serving })
  const settings = parseStoredSettings(recipe?.settings ?? null)
  return settings && { settings, policyNumbers: policyNumbersOf(recipe?.settings ?? '{}') }
}

/** Whether two recipes find the same candidates in the same data. */
export function findAlike(one: Recipe, other: Recipe): boolean {
  return foundBy(one) === foundBy(other)
}

function foundBy({ settings, policyNumbers }: Recipe): string {
  const { interest: _, trees: __, itemSoftmax: ___, ...derived } = settings
  const numbers = Object.entries(policyNumbers).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([derived, numbers])
}
