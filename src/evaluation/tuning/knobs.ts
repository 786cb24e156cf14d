import type { PolicyNumbers } from '../../domain/policy.ts'
import { seededHash } from '../../training/compute/random.ts'
import type { StatedSettings } from '../../training/recipe-settings.ts'
import type { TrainingSettings } from '../../training/training-settings.ts'

/** A setting that a search may change, and its range. */
interface Knob {
  /** `training.neighborhoods.k` or `policy.seedLimit`. */
  readonly path: readonly string[]
  readonly low: number
  readonly high: number
  /** Whole numbers only. */
  readonly isWhole: boolean
  /** Drawn evenly over orders of magnitude; `low` is above 0. */
  readonly isLog: boolean
}

type Range = readonly [low: number, high: number, kind?: 'whole' | 'log' | 'whole log']

type TrainingRanges = {
  readonly [G in keyof TrainingSettings]?: { readonly [K in keyof TrainingSettings[G]]?: Range }
}

/**
 * Query cost grows with the number of edges kept per node and walked per request, so these ranges end at twice the
 * defaults.
 */
const TRAINING: TrainingRanges = {
  neighborhoods: {
    k: [20, 100, 'whole log'],
    k1: [0.2, 5, 'log'],
    b: [0, 1],
    asymmetry: [0.4, 0.95],
    shrinkage: [1, 300, 'log'],
  },
  similarItems: {
    k: [25, 200, 'whole log'],
    countExponent: [0, 1],
    lengthNormalization: [0, 1],
    tagMass: [0, 1.5],
    tieWeight: [0, 1],
    minTagItems: [5, 100, 'whole log'],
    ridge: [3, 1_000, 'log'],
    dropout: [0, 2],
    degreeExponent: [-0.5, 0.1],
  },
  factors: {
    dimension: [32, 128, 'whole log'],
    epochs: [6, 20, 'whole'],
    unobservedMass: [2, 200, 'log'],
    regularization: [0.002, 0.2, 'log'],
    frequencyExponent: [0.4, 1.1],
    countExponent: [0, 1],
    tieWeight: [0, 0.8],
    userTagWeight: [0, 1],
    itemTagWeight: [0, 1],
  },
  tagTops: { popularityExponent: [0, 2] },
}

const POLICY: { readonly [K in keyof PolicyNumbers]: Range } = {
  halfLifeDays: [10, 1_000, 'log'],
  popularityDiscount: [0, 0.5],
  seedLimit: [15, 100, 'whole log'],
  interestLimit: [8, 40, 'whole log'],
}

/** Every knob, in a fixed order. */
export const KNOBS: readonly Knob[] = [
  ...Object.entries(TRAINING).flatMap(([group, ranges]) =>
    Object.entries(ranges).map(([key, range]) => knob(['training', group, key], range)),
  ),
  ...Object.entries(POLICY).map(([key, range]) => knob(['policy', key], range)),
]

function knob(path: readonly string[], [low, high, kind]: Range): Knob {
  const isWhole = kind === 'whole' || kind === 'whole log'
  return { path, low, high, isWhole, isLog: kind === 'log' || kind === 'whole log' }
}

/** Probability that a trial changes a knob. */
const CHANGE_RATE = 0.5

/** Significant digits of a drawn number. */
const DIGITS = 3

/**
 * The settings of a trial that differ from the defaults. Trial 0 is the defaults. Deterministic for seed and trial
 * number, independent of other trials.
 */
export function drawTrial(trial: number, seed: number): StatedSettings {
  if (trial === 0) return {}
  const chance = (knob: Knob, purpose: string) =>
    seededHash(JSON.stringify([trial, purpose, ...knob.path]), seed) / 2 ** 32
  const turned = KNOBS.filter((knob) => chance(knob, 'turn') < CHANGE_RATE)
  return statedOf(turned.map((knob) => [knob, drawn(knob, chance(knob, 'value'))]))
}

function drawn({ low, high, isWhole, isLog }: Knob, place: number): number {
  const value = isLog ? low * (high / low) ** place : low + (high - low) * place
  return isWhole ? Math.round(value) : Number(value.toPrecision(DIGITS))
}

function statedOf(values: readonly (readonly [Knob, number])[]): StatedSettings {
  const training: Record<string, Record<string, number>> = {}
  const policy: Record<string, number> = {}
  for (const [{ path }, value] of values) {
    const [part, first = '', second = ''] = path
    if (part === 'policy') policy[first] = value
    else training[first] = { ...training[first], [second]: value }
  }
  return { training, policy }
}
