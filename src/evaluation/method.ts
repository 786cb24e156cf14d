import type { Ranker } from '../domain/policy.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { BaselineName } from './baselines/baseline-names.ts'

/** How lists are made: by the server's recipe or parts of it, over a trained graph, or by a baseline. */
export type Method =
  /** What `recommend` serves. */
  | { readonly kind: 'serving'; readonly name: string }
  /** The same with the policy's own weights, whatever the version has learned. */
  | { readonly kind: 'hand-set'; readonly name: string }
  /** The same, ranked by one form of the interest model, whichever the version found best. */
  | { readonly kind: 'ranker'; readonly name: string; readonly ranker: Ranker }
  /** What `recommend` would serve without one source. */
  | { readonly kind: 'without'; readonly name: string; readonly source: SourceName }
  /** One source alone, ranked by its own score. */
  | { readonly kind: 'source'; readonly name: string; readonly source: SourceName }
  /** Some sources, each score (divided by its best for the viewer) times a slope. */
  | { readonly kind: 'blend'; readonly name: string; readonly slopes: ReadonlyMap<SourceName, number> }
  /** From the training rows alone. */
  | { readonly kind: 'baseline'; readonly name: string; readonly baseline: BaselineName }

/** The methods that ask a trained graph. */
export type GraphMethod = Exclude<Method, { readonly kind: 'baseline' }>

/** The method that `recommend` serves. */
export const SERVING = 'serving'

export const HAND_SET = 'hand-set'
