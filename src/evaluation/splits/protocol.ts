import { fiveFold } from './five-fold.ts'
import type { Split } from './fold.ts'
import type { InteractionLog } from './interaction-log.ts'
import { leaveLast } from './leave-last.ts'
import { ratio } from './ratio.ts'
import { temporal } from './temporal.ts'

/** The ways of dividing a data set. */
export const PROTOCOLS = ['five-fold', 'ratio', 'temporal', 'leave-last'] as const

export type Protocol = (typeof PROTOCOLS)[number]

export interface SplitSettings {
  readonly protocol: Protocol
  readonly seed: number
  /** How many folds are run: of `five-fold` the first ones, of `ratio` that many draws. Null: 5, and 1. */
  readonly folds: number | null
  /** Of `ratio`: the share held out, in 0-1. */
  readonly testShare: number
  /** Of `temporal`: where training ends, epoch milliseconds; null takes a date that leaves a fifth. */
  readonly beforeMs: number | null
}

/** @throws AttuneError `BAD_USER_INPUT` if the data set has no dates and the protocol needs them */
export function splitBy(log: InteractionLog, settings: SplitSettings): Split {
  const { protocol, seed, folds, testShare, beforeMs } = settings
  const split = {
    'five-fold': () => fiveFold(log),
    ratio: () => ratio(log, { testShare, repeats: folds ?? 1, seed }),
    temporal: () => temporal(log, beforeMs),
    'leave-last': () => leaveLast(log, seed),
  }[protocol]()
  return { ...split, folds: split.folds.slice(0, folds ?? split.folds.length) }
}
