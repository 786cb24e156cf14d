import type { CandidateSource, RecommendationInput } from '../__generated__/graphql.ts'
import { SOURCES } from './sources.ts'

/** What somebody changed about a list by the sliders. Weights of 1 and a temperature of 1 are the policy's own. */
export interface Tuning {
  readonly weights: Readonly<Partial<Record<CandidateSource, number>>>
  readonly temperature: number
  readonly kinds: readonly string[]
}

export const MAX_WEIGHT = 4
export const MIN_TEMPERATURE = 0.1
export const MAX_TEMPERATURE = 10

export const UNTUNED: Tuning = { weights: {}, temperature: 1, kinds: [] }

export function isUntuned({ weights, temperature, kinds }: Tuning): boolean {
  return Object.keys(weights).length === 0 && temperature === 1 && kinds.length === 0
}

/** The same tuning with one source's weight changed; a weight of 1 says nothing and is left out. */
export function withWeight(tuning: Tuning, source: CandidateSource, weight: number): Tuning {
  const others = Object.entries(tuning.weights).filter(([name]) => name !== source)
  const weights = weight === 1 ? others : [...others, [source, weight]]
  return { ...tuning, weights: Object.fromEntries(weights) }
}

/** A tuning as an argument of `recommendations`; null if it changes nothing. */
export function toInput({ weights, temperature, kinds }: Tuning): RecommendationInput | null {
  const sources = SOURCES.flatMap((source) => {
    const weight = weights[source]
    return weight === undefined ? [] : [{ source, weight }]
  })
  const input: RecommendationInput = {
    ...(sources.length > 0 ? { sources } : {}),
    ...(temperature === 1 ? {} : { temperature }),
    ...(kinds.length > 0 ? { itemKinds: [...kinds] } : {}),
  }
  return Object.keys(input).length === 0 ? null : input
}

/** Reads a tuning from an address; what is out of range or unknown is ignored. `prefix` tells two sides apart. */
export function parseTuning(query: URLSearchParams, prefix = ''): Tuning {
  const weights: Partial<Record<CandidateSource, number>> = {}
  for (const pair of (query.get(`${prefix}weights`) ?? '').split(',')) {
    const [name, text] = pair.split(':')
    const source = SOURCES.find((known) => known === name)
    const weight = Number(text)
    if (source && weight >= 0 && weight <= MAX_WEIGHT && weight !== 1) weights[source] = weight
  }
  const temperature = Number(query.get(`${prefix}temperature`) ?? 1)
  return {
    weights,
    temperature: temperature >= MIN_TEMPERATURE && temperature <= MAX_TEMPERATURE ? temperature : 1,
    kinds: (query.get(`${prefix}kinds`) ?? '').split(',').filter((kind) => kind !== ''),
  }
}

/** The query of an address with this tuning in place of the one it had. */
export function withTuning(
  query: URLSearchParams,
  { weights, temperature, kinds }: Tuning,
  prefix = '',
): URLSearchParams {
  const next = new URLSearchParams(query)
  const words: Readonly<Record<string, string>> = {
    weights: Object.entries(weights)
      .map(([source, weight]) => `${source}:${weight}`)
      .join(','),
    temperature: temperature === 1 ? '' : String(temperature),
    kinds: kinds.join(','),
  }
  for (const [name, word] of Object.entries(words)) {
    if (word === '') next.delete(`${prefix}${name}`)
    else next.set(`${prefix}${name}`, word)
  }
  return next
}
