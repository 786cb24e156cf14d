import { z } from 'zod'
import { modelRecipe } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS, type TrainingSettings } from '../training-settings.ts'

const GROUPS = z.record(z.string(), z.unknown())

/**
 * What the version that serves was trained with: what it takes to make it again on other data. Null where nothing
 * serves, or what was noted cannot be read any more: there is nothing to compare with.
 */
export async function readIncumbent(
  graph: GraphStore,
  serving: string | null,
): Promise<TrainingSettings | null> {
  if (serving === null) return null
  const [recipe] = await graph.run(modelRecipe, { version: serving })
  const stored = GROUPS.safeParse(parsedOrNull(recipe?.settings ?? null))
  return stored.success ? completed(stored.data) : null
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

/** Whether two recipes derive the same edges and factors from the same data. */
export function deriveAlike(one: TrainingSettings, other: TrainingSettings): boolean {
  const derived = ({ interest: _, ...settings }: TrainingSettings) => JSON.stringify(settings)
  return derived(one) === derived(other)
}
