import { seededHash } from '../../training/compute/seeded-hash.ts'
import type { StatedSettings } from '../../training/recipe-settings.ts'
import { KNOBS, type Knob } from './knobs.ts'

/** Share of the knobs that a trial turns; the others stay at their defaults. */
const TURNED = 0.5

/** Digits of a drawn number: more say nothing. */
const DIGITS = 3

/**
 * The numbers of a trial that differ from the defaults. Trial 0 has none: it is the defaults. The same seed and
 * trial have the same numbers, whatever other trials there are.
 */
export function drawTrial(trial: number, seed: number): StatedSettings {
  if (trial === 0) return {}
  const chance = (knob: Knob, purpose: string) =>
    seededHash(JSON.stringify([trial, purpose, ...knob.path]), seed) / 2 ** 32
  const turned = KNOBS.filter((knob) => chance(knob, 'turn') < TURNED)
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
