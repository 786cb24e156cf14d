import { z } from 'zod'
import type { Policy } from '../../domain/policy.ts'
import { modelRecipe } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { parseInterestModel } from '../../model/interest-model.ts'
import { DEFAULT_TRAINING_SETTINGS, type TrainingSettings } from '../training-settings.ts'

/** How the version that serves was made: what it takes to make it again on other data. */
export interface Incumbent {
  readonly settings: TrainingSettings
  readonly blend: Policy['blend']
}

const GROUPS = z.record(z.string(), z.unknown())

/** Null where nothing serves, or its recipe is not known any more. */
export async function readIncumbent(
  graph: GraphStore,
  serving: string | null,
  policy: Policy,
): Promise<Incumbent | null> {
  if (serving === null) return null
  const [recipe] = await graph.run(modelRecipe, { version: serving })
  if (!recipe?.settings) return null
  return {
    settings: completed(GROUPS.parse(JSON.parse(recipe.settings))),
    blend: recipe.interest ? parseInterestModel(recipe.interest).blend : policy.blend,
  }
}

/** Settings that are younger than the version have their defaults; those that are gone are left out. */
function completed(stored: Readonly<Record<string, unknown>>): TrainingSettings {
  const groups = Object.entries(DEFAULT_TRAINING_SETTINGS).map(([name, defaults]) => [
    name,
    typeof defaults === 'number' ? sameType(defaults, stored[name]) : completedGroup(defaults, stored[name]),
  ])
  return Object.fromEntries(groups) as TrainingSettings
}

function completedGroup(defaults: object, stored: unknown): object {
  const known = GROUPS.safeParse(stored).data ?? {}
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, sameType(value, known[name])]),
  )
}

function sameType<T>(value: T, stored: unknown): T {
  return typeof stored === typeof value ? (stored as T) : value
}

/** Whether two recipes derive the same edges and factors from the same data. */
export function deriveAlike(one: TrainingSettings, other: TrainingSettings): boolean {
  const derived = ({ interest: _, ...settings }: TrainingSettings) => JSON.stringify(settings)
  return derived(one) === derived(other)
}
