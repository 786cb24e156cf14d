import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import type { PolicyNumbers } from '../domain/policy.ts'
import { nearest } from '../platform/nearest.ts'
import { DEFAULT_TRAINING_SETTINGS, type TrainingSettings } from './training-settings.ts'

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

/** The ranges of one group of settings. */
type Ranges<T> = { readonly [K in keyof T]-?: z.ZodType<number> }

const NEIGHBORHOODS: Ranges<TrainingSettings['neighborhoods']> = {
  k: whole(1, 500),
  k1: between(0, 100),
  b: between(0, 1),
  asymmetry: between(0, 1),
  shrinkage: between(0, 1e6),
  maxItemUsers: whole(1, 1e6),
}

const TWO_HOP_TIES: Ranges<TrainingSettings['twoHopTies']> = { k: whole(1, 500), fanOut: whole(1, 500) }

const SIMILAR_ITEMS: Ranges<TrainingSettings['similarItems']> = {
  k: whole(1, 500),
  kPerList: whole(1, 500),
  countExponent: between(0, 2),
  lengthNormalization: between(0, 1),
  tagMass: between(0, 10),
  minTagItems: whole(1, 1e6),
  maxTags: whole(0, 1e5),
  tieWeight: between(0, 10),
  ridge: between(1e-3, 1e6),
  dropout: between(0, 10),
  degreeExponent: between(-2, 2),
  maxDenseSide: whole(0, 2e4),
  maxProducts: between(0, 1e13),
  asymmetry: between(0, 1),
  shrinkage: between(0, 1e6),
  maxListLength: whole(1, 1e6),
}

const FACTORS: Ranges<TrainingSettings['factors']> = {
  dimension: whole(1, 512),
  epochs: whole(1, 200),
  unobservedMass: between(1e-3, 1e4),
  regularization: between(1e-6, 10),
  frequencyExponent: between(0, 2),
  countExponent: between(0, 2),
  tieWeight: between(0, 10),
  userTagWeight: between(0, 10),
  itemTagWeight: between(0, 10),
  minTagItems: whole(1, 1e6),
  maxTags: whole(0, 1e5),
  tagsPerUser: whole(0, 1e4),
}

const ITEM_SOFTMAX: Ranges<TrainingSettings['itemSoftmax']> = {
  epochs: whole(0, 1_000),
  learningRate: between(1e-6, 10),
  heldShare: between(0.05, 0.95),
  negatives: whole(10, 1e5),
}

const TAG_TOPS: Ranges<TrainingSettings['tagTops']> = {
  k: whole(1, 1_000),
  popularityExponent: between(0, 10),
}

const CHARTS: Ranges<TrainingSettings['charts']> = {
  k: whole(1, 1_000),
  catalogSize: whole(1, 1e5),
  halfLifeDays: between(0.01, 1e5),
  recentHalfLifeDays: between(0.01, 1e5),
  freshHalfLifeDays: between(0.01, 1e5),
  trendShrinkage: between(0, 1e6),
  trendLeastPeople: whole(0, 1e6),
  maxKinds: whole(0, 1_000),
}

const INTEREST: Ranges<TrainingSettings['interest']> = {
  maxUsers: whole(1, 1e5),
  maxUndatedUsers: whole(0, 1e5),
  leastUsers: whole(1, 1e5),
  leastInteractions: whole(2, 1e4),
  heldShare: between(0.01, 0.9),
  undatedShare: between(0.01, 0.9),
  mostHeld: whole(1, 1_000),
  focus: whole(1, 1e4),
  ridge: between(1e-6, 1e3),
  sourceDropout: between(0, 0.9),
}

const TREES: Ranges<TrainingSettings['trees']> = {
  count: whole(0, 1_000),
  focus: whole(1, 1e4),
  depth: whole(1, 8),
  learningRate: between(1e-4, 1),
  leastCandidates: whole(1, 1e6),
  ridge: between(1e-6, 1e6),
}

const POLICY: Ranges<PolicyNumbers> = {
  halfLifeDays: between(0.01, 1e5),
  popularityDiscount: between(0, 1),
  seedLimit: whole(1, 100),
  seedDepth: whole(1, 200),
  interestLimit: whole(1, 100),
  tagDepth: whole(1, 200),
  personLimit: whole(1, 100),
}

const GROUPS: { readonly [G in Exclude<keyof TrainingSettings, 'seed' | 'servedShare'>]: z.ZodType } = {
  neighborhoods: z.strictObject(NEIGHBORHOODS).partial(),
  twoHopTies: z.strictObject(TWO_HOP_TIES).partial(),
  similarItems: z.strictObject(SIMILAR_ITEMS).partial(),
  factors: z.strictObject(FACTORS).partial(),
  itemSoftmax: z.strictObject(ITEM_SOFTMAX).partial(),
  tagTops: z.strictObject(TAG_TOPS).partial(),
  charts: z.strictObject(CHARTS).partial(),
  interest: z.strictObject(INTEREST).partial(),
  trees: z.strictObject(TREES).partial(),
}

const SETTINGS = z
  .strictObject({
    training: z
      .strictObject({ seed: whole(0, 2 ** 31 - 1), servedShare: between(0, 1), ...GROUPS })
      .partial(),
    policy: z.strictObject(POLICY).partial(),
  })
  .partial()

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
  if (!parsed.success) {
    throw new AttuneError(
      'CONFIG_INVALID',
      `${name}: ${parsed.error.issues.flatMap(complaints).join('; ')}`,
      {
        hint: 'docs/evaluation.md lists what can be set',
      },
    )
  }
  return completed(parsed.data.settings as StatedSettings)
}

/** The stated settings merged over the defaults. They must be known and in range. */
export function completed({ training = {}, policy = {} }: StatedSettings): RecipeSettings {
  const groups = Object.entries(DEFAULT_TRAINING_SETTINGS).map(([group, standard]) => {
    const stated = training[group]
    if (typeof standard === 'number') return [group, stated ?? standard]
    return [group, { ...standard, ...(typeof stated === 'object' && stated) }]
  })
  return { training: Object.fromEntries(groups) as TrainingSettings, policy: policy as PolicyNumbers }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AttuneError('CONFIG_INVALID', `${name} is no JSON`, {
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
  if (part === undefined) return ['training', 'policy']
  if (part === 'policy') return Object.keys(POLICY)
  const groups: Readonly<Record<string, unknown>> = { ...DEFAULT_TRAINING_SETTINGS }
  return Object.keys(group === undefined ? groups : Object(groups[group]))
}

function whole(min: number, max: number): z.ZodType<number> {
  const error = `must be a whole number, ${min}-${max}`
  return z
    .number({ error })
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, { error })
}

function between(min: number, max: number): z.ZodType<number> {
  const error = `must be a number, ${min} to ${max}`
  return z.number({ error }).refine((value) => value >= min && value <= max, { error })
}
