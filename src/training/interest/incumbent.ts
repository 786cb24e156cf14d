import { z } from 'zod'
import type { PolicyNumbers } from '../../domain/policy.ts'
import { modelRecipe } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { policyNumbersOf } from '../../model/policy-numbers.ts'
import { DEFAULT_TRAINING_SETTINGS, type TrainingSettings } from '../training-settings.ts'

const GROUPS = z.record(z.string(), z.unknown())

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
  const stored = GROUPS.safeParse(parsedOrNull(recipe?.settings ?? null))
  if (!stored.success) return null
  return { settings: completed(stored.data), policyNumbers: policyNumbersOf(recipe?.settings ?? '{}') }
}

function parsedOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // Another version of Attune wrote it: only a training can put that right, so it must not fail here.
    return null
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

/** Whether two recipes find the same candidates in the same data. */
export function findAlike(one: Recipe, other: Recipe): boolean {
  return foundBy(one) === foundBy(other)
}

function foundBy({ settings, policyNumbers }: Recipe): string {
  const { interest: _, ...derived } = settings
  const numbers = Object.entries(policyNumbers).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([derived, numbers])
}
