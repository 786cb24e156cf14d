import { z } from 'zod'
import { DEFAULT_TRAINING_SETTINGS, type TrainingSettings } from './training-settings.ts'

const GROUPS = z.record(z.string(), z.unknown())

/**
 * The settings that a version notes it was trained with; null where that cannot be read. Those that are younger than the
 * version have their defaults; those that are gone are left out.
 */
export function parseStoredSettings(text: string | null): TrainingSettings | null {
  const stored = GROUPS.safeParse(parsedOrNull(text))
  if (!stored.success) return null
  const groups = Object.entries(DEFAULT_TRAINING_SETTINGS).map(([name, defaults]) => [
    name,
    typeof defaults === 'number'
      ? sameType(defaults, stored.data[name])
      : completedGroup(defaults, stored.data[name]),
  ])
  return Object.fromEntries(groups) as TrainingSettings
}

function parsedOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // Another version of Attune wrote it: only a training can put that right, so it must not fail here.
    return null
  }
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
