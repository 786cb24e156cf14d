import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import type { PolicyNumbers } from '../domain/policy.ts'
import { nearest } from '../platform/nearest.ts'
import {
  DEFAULT_TRAINING_SETTINGS,
  numberBetween,
  TRAINING_SETTINGS,
  type TrainingSettings,
  wholeNumber,
} from './training-settings.ts'

/** The contents of a settings file. */
export interface RecipeSettings {
  /** Complete: settings missing from the file have their defaults. */
  readonly training: TrainingSettings
  readonly policy: PolicyNumbers
}

/** The JSON of a settings file, two levels deep. Missing settings have their defaults. */
export type StatedSettings = {
  readonly training?: Readonly<Record<string, number | Readonly<Record<string, number>>>>
  readonly policy?: Readonly<Record<string, number>>
}

const POLICY: { readonly [K in keyof PolicyNumbers]-?: z.ZodType<number> } = {
  halfLifeDays: numberBetween(0.01, 1e5),
  popularityDiscount: numberBetween(0, 1),
  seedLimit: wholeNumber(1, 100),
  seedDepth: wholeNumber(1, 200),
  interestLimit: wholeNumber(1, 100),
  tagDepth: wholeNumber(1, 200),
  personLimit: wholeNumber(1, 100),
}

const SETTINGS = z.strictObject({
  training: TRAINING_SETTINGS.prefault({}),
  policy: z.strictObject(POLICY).partial().prefault({}),
})

/** A file written by `attune tune` has more keys. */
const FILE = z.looseObject({ settings: SETTINGS })

/**
 * The settings of a file such as `attune tune` writes, `{ "settings": { "training": {..}, "policy": {..} } }`.
 *
 * @param name file name, for messages
 * @throws AttuneError `CONFIG_INVALID` naming everything that is unknown or out of range
 */
export function parseRecipeSettings(text: string, name: string): RecipeSettings {
  const parsed = FILE.safeParse(parseJson(text, name))
  if (parsed.success) return parsed.data.settings as RecipeSettings
  const faults = parsed.error.issues.flatMap(complaints).join('; ')
  throw new AttuneError('CONFIG_INVALID', `${name}: ${faults}`, {
    hint: 'docs/evaluation.md lists what can be set',
  })
}

/** What is wrong with one of the settings. */
interface SettingsFault {
  readonly path: readonly string[]
  readonly message: string
}

/** The settings with their defaults for what is missing or null; null if they have faults. */
export function readStatedSettings(stated: object): {
  readonly settings: RecipeSettings | null
  readonly faults: readonly SettingsFault[]
} {
  const withoutNulls = JSON.parse(JSON.stringify(stated, (_name, value: unknown) => value ?? undefined))
  const parsed = SETTINGS.safeParse(withoutNulls)
  if (parsed.success) return { settings: parsed.data as RecipeSettings, faults: [] }
  const faults = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }))
  return { settings: null, faults }
}

/** The stated settings, completed with the defaults. They must be known and in range. */
export function completed(stated: StatedSettings): RecipeSettings {
  return SETTINGS.parse(stated) as RecipeSettings
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AttuneError('CONFIG_INVALID', `${name} is not JSON`, {
      hint: 'it looks like { "settings": { "training": { "neighborhoods": { "k": 80 } } } }',
      cause,
    })
  }
}

function complaints(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [`${path || 'it'} ${issue.message}`]
  const known = knownKeys(issue.path.map(String))
  return issue.keys.map((key) => `${path}.${key} is unknown, did you mean ${nearest(key, known)}?`)
}

function knownKeys([, part, group]: readonly string[]): readonly string[] {
  if (part === undefined) return Object.keys(SETTINGS.shape)
  if (part === 'policy') return Object.keys(POLICY)
  const groups: Readonly<Record<string, unknown>> = { ...DEFAULT_TRAINING_SETTINGS }
  return Object.keys(group === undefined ? groups : Object(groups[group]))
}
