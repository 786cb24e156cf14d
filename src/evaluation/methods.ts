import { AttuneError } from '../domain/errors.ts'
import { RANKERS, type Ranker } from '../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'
import { nearest } from '../platform/nearest.ts'
import { BASELINE_NAMES, type BaselineName } from './baselines.ts'

/** How lists are computed: by the production recommender or parts of it over a trained graph, or by a baseline. */
export type Method =
  /** What `recommend` serves. */
  | { readonly kind: 'serving'; readonly name: string }
  /** The same with the hand-set weights of the policy. */
  | { readonly kind: 'hand-set'; readonly name: string }
  /** The same with a given ranker. */
  | { readonly kind: 'ranker'; readonly name: string; readonly ranker: Ranker }
  /** What `recommend` would serve without one source. */
  | { readonly kind: 'without'; readonly name: string; readonly source: SourceName }
  /** A single source, ranked by its own score. */
  | { readonly kind: 'source'; readonly name: string; readonly source: SourceName }
  /** Some sources. Each score is divided by the best one for the viewer and multiplied by a slope. */
  | { readonly kind: 'blend'; readonly name: string; readonly slopes: ReadonlyMap<SourceName, number> }
  /** Computed from the training rows only. */
  | { readonly kind: 'baseline'; readonly name: string; readonly baseline: BaselineName }

/** The methods that need a trained graph. */
export type GraphMethod = Exclude<Method, { readonly kind: 'baseline' }>

/** The method that `recommend` serves. */
export const SERVING = 'serving'

const HAND_SET = 'hand-set'

/** The served method, its hand-set form, each source and each baseline. */
const ALL_METHODS: readonly string[] = [SERVING, HAND_SET, ...SOURCE_NAMES, ...BASELINE_NAMES]

const BLEND = 'blend:'

const WITHOUT = 'without:'

/** Names of groups of methods. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  all: ALL_METHODS,
  sources: SOURCE_NAMES,
  baselines: BASELINE_NAMES,
  rankers: [SERVING, HAND_SET, ...RANKERS],
  ablation: [SERVING, ...SOURCE_NAMES.map((source) => `${WITHOUT}${source}`)],
}

/** All names of methods and groups, for help texts. */
export const METHOD_WORDS = [
  ...ALL_METHODS,
  ...RANKERS,
  `${WITHOUT}source`,
  `${BLEND}source=weight,..`,
  ...Object.keys(GROUPS),
].join(', ')

/**
 * Parses methods such as `serving,neighbors,popularity,blend:neighbors=1,social=.5`, in order and without duplicates.
 * Parts with a `=` after a `blend:` belong to it. Group names such as `all` and `ablation` are expanded.
 *
 * @throws AttuneError `BAD_USER_INPUT` naming an unknown method and the most similar known name
 */
export function parseMethods(text: string): readonly Method[] {
  const words: string[] = []
  for (const word of text.split(',').map((part) => part.trim())) {
    const last = words.at(-1)
    if (last?.startsWith(BLEND) && word.includes('=') && !word.startsWith(BLEND)) {
      words[words.length - 1] = `${last},${word}`
    } else words.push(...(GROUPS[word] ?? [word]))
  }
  return [...new Set(words)].map(parseMethod)
}

function parseMethod(name: string): Method {
  if (name === SERVING) return { kind: 'serving', name }
  if (name === HAND_SET) return { kind: 'hand-set', name }
  if (name.startsWith(WITHOUT)) return without(name)
  if (isRanker(name)) return { kind: 'ranker', name, ranker: name }
  if (isSource(name)) return { kind: 'source', name, source: name }
  if (isBaseline(name)) return { kind: 'baseline', name, baseline: name }
  if (name.startsWith(BLEND)) return { kind: 'blend', name, slopes: parseSlopes(name.slice(BLEND.length)) }
  throw new AttuneError('BAD_USER_INPUT', `${name || 'an empty name'} is not a method`, {
    hint: `did you mean ${nearest(name, [...ALL_METHODS, ...RANKERS, ...Object.keys(GROUPS)])}? Methods are ${METHOD_WORDS}`,
  })
}

function without(name: string): Method {
  const source = name.slice(WITHOUT.length)
  if (isSource(source)) return { kind: 'without', name, source }
  throw new AttuneError('BAD_USER_INPUT', `${source || 'an empty name'} is not a source`, {
    hint: `did you mean ${nearest(source, SOURCE_NAMES)}?`,
  })
}

function parseSlopes(text: string): ReadonlyMap<SourceName, number> {
  const slopes = new Map<SourceName, number>()
  for (const part of text.split(',')) {
    const [source = '', slope = '', ...rest] = part.split('=')
    if (!isSource(source)) {
      throw new AttuneError('BAD_USER_INPUT', `${source || 'an empty name'} is not a source`, {
        hint: `did you mean ${nearest(source, SOURCE_NAMES)}?`,
      })
    }
    if (rest.length > 0 || !/^-?(\d+(\.\d*)?|\.\d+)$/.test(slope)) {
      throw new AttuneError('BAD_USER_INPUT', `the weight of ${source} must be a number such as 0.5`)
    }
    slopes.set(source, Number(slope))
  }
  return slopes
}

function isSource(name: string): name is SourceName {
  return SOURCE_NAMES.some((source) => source === name)
}

function isRanker(name: string): name is Ranker {
  return RANKERS.some((ranker) => ranker === name)
}

function isBaseline(name: string): name is BaselineName {
  return BASELINE_NAMES.some((baseline) => baseline === name)
}
