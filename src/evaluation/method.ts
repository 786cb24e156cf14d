import type { SourceName } from '../domain/source-name.ts'
import type { BaselineName } from './baselines/baseline-names.ts'

/** How lists are made: by the server's recipe or parts of it, over a trained graph, or by a baseline. */
export type Method =
  /** What `recommend` serves. */
  | { readonly kind: 'serving'; readonly name: string }
  /** One source alone, ranked by its own score. */
  | { readonly kind: 'source'; readonly name: string; readonly source: SourceName }
  /** Some sources, each score (divided by its best for the viewer) times a slope. */
  | { readonly kind: 'blend'; readonly name: string; readonly slopes: ReadonlyMap<SourceName, number> }
  /** From the training rows alone. */
  | { readonly kind: 'baseline'; readonly name: string; readonly baseline: BaselineName }

/** The method that `recommend` serves. */
export const SERVING = 'serving'
