import type { CandidateSource, EventKind, RecommendationInput } from '../__generated__/graphql.ts'
import { parseFilters, withFilters } from '../filter/filter-address.ts'
import { type Filters, NO_FILTERS, toItemFilter } from '../filter/filters.ts'
import { SOURCES } from './sources.ts'

/** Changes made to a list by the sliders and the filters. */
export interface Tuning {
  /** Factors on the policy's weights; 1 for sources left out. */
  readonly weights: Readonly<Partial<Record<CandidateSource, number>>>
  /** 1 is the policy's own. */
  readonly temperature: number
  /** How far similar items are moved apart, 0-1; 0 is off. */
  readonly diversity: number
  /** Most items of one strongest tag; null is the policy's own. */
  readonly maxPerTag: number | null
  /** Seen items with events of these kinds may return. */
  readonly seen: readonly EventKind[]
  readonly filters: Filters
  /** Whether the model before the last training makes the list. */
  readonly isOfPrevious: boolean
}

export const MAX_WEIGHT = 4
export const MIN_TEMPERATURE = 0.1
export const MAX_TEMPERATURE = 10
/** Highest cap that the slider offers; above it is the policy's own. */
export const MAX_PER_TAG = 12

/** Kinds of events whose items may return, with what the user did. */
export const SEEN_KINDS: readonly (readonly [kind: EventKind, name: string])[] = [
  ['CLICK', 'clicked'],
  ['VIEW', 'viewed'],
  ['PLAY', 'played'],
  ['LIKE', 'liked'],
  ['PURCHASE', 'bought'],
]

export const UNTUNED: Tuning = {
  weights: {},
  temperature: 1,
  diversity: 0,
  maxPerTag: null,
  seen: [],
  filters: NO_FILTERS,
  isOfPrevious: false,
}

/** True if no slider was moved; filters do not count. */
export function isUntuned(tuning: Tuning): boolean {
  return toInput({ ...tuning, filters: NO_FILTERS }) === null
}

/** The same tuning with one source's weight changed; a weight of 1 is the default and is left out. */
export function withWeight(tuning: Tuning, source: CandidateSource, weight: number): Tuning {
  const others = Object.entries(tuning.weights).filter(([name]) => name !== source)
  const weights = weight === 1 ? others : [...others, [source, weight]]
  return { ...tuning, weights: Object.fromEntries(weights) }
}

/** A tuning as an argument of `recommendations`; null if it changes nothing. */
export function toInput(tuning: Tuning): RecommendationInput | null {
  const { weights, temperature, diversity, maxPerTag, seen, filters, isOfPrevious } = tuning
  const filter = toItemFilter(filters)
  const sources = SOURCES.flatMap((source) => {
    const weight = weights[source]
    return weight === undefined ? [] : [{ source, multiplier: weight }]
  })
  const input: RecommendationInput = {
    ...(sources.length > 0 ? { sources } : {}),
    ...(temperature === 1 ? {} : { temperature }),
    ...(diversity === 0 ? {} : { diversity }),
    ...(maxPerTag === null ? {} : { maxPerTag }),
    ...(seen.length === 0 ? {} : { seen: { allow: seen } }),
    ...(filter === null ? {} : { filter }),
    ...(isOfPrevious ? { model: 'PREVIOUS' } : {}),
  }
  return Object.keys(input).length === 0 ? null : input
}

/** Reads a tuning from an address; ignores unknown and out-of-range values. `prefix` distinguishes two sides. */
export function parseTuning(query: URLSearchParams, prefix = ''): Tuning {
  const weights: Partial<Record<CandidateSource, number>> = {}
  for (const pair of (query.get(`${prefix}weights`) ?? '').split(',')) {
    const [name, text] = pair.split(':')
    const source = SOURCES.find((known) => known === name)
    const weight = Number(text)
    if (source && weight >= 0 && weight <= MAX_WEIGHT && weight !== 1) weights[source] = weight
  }
  const inRange = (name: string, min: number, max: number) => {
    const text = query.get(`${prefix}${name}`)
    const value = Number(text)
    return text !== null && value >= min && value <= max ? value : null
  }
  const maxPerTag = inRange('maxPerTag', 1, MAX_PER_TAG)
  return {
    weights,
    temperature: inRange('temperature', MIN_TEMPERATURE, MAX_TEMPERATURE) ?? 1,
    diversity: inRange('diversity', 0, 1) ?? 0,
    maxPerTag: maxPerTag === null ? null : Math.round(maxPerTag),
    seen: parseKinds(query.get(`${prefix}seen`) ?? ''),
    filters: parseFilters(query, prefix),
    isOfPrevious: query.get(`${prefix}model`) === 'previous',
  }
}

function parseKinds(text: string): readonly EventKind[] {
  const named = text.split(',')
  return SEEN_KINDS.map(([kind]) => kind).filter((kind) => named.includes(kind))
}

/** The query of an address with this tuning in place of the one it had. */
export function withTuning(query: URLSearchParams, tuning: Tuning, prefix = ''): URLSearchParams {
  const { weights, temperature, diversity, maxPerTag, seen, filters, isOfPrevious } = tuning
  const next = withFilters(query, filters, prefix)
  const words: Readonly<Record<string, string>> = {
    weights: Object.entries(weights)
      .map(([source, weight]) => `${source}:${weight}`)
      .join(','),
    temperature: temperature === 1 ? '' : String(temperature),
    diversity: diversity === 0 ? '' : String(diversity),
    maxPerTag: maxPerTag === null ? '' : String(maxPerTag),
    seen: seen.join(','),
    model: isOfPrevious ? 'previous' : '',
  }
  for (const [name, word] of Object.entries(words)) {
    if (word === '') next.delete(`${prefix}${name}`)
    else next.set(`${prefix}${name}`, word)
  }
  return next
}
