import { AttuneError } from '../../domain/errors.ts'
import { seededHash } from '../../training/compute/random.ts'
import { anyTimeNotes, heldOutOf, pairsByUser, type Split } from './fold.ts'
import type { InteractionLog, Pair } from './interaction-log.ts'

/** The ways to divide a data set. */
export const PROTOCOLS = ['five-fold', 'ratio', 'temporal', 'leave-last'] as const

export type Protocol = (typeof PROTOCOLS)[number]

export interface SplitSettings {
  readonly protocol: Protocol
  readonly seed: number
  /** Number of folds: the first ones of `five-fold`, or random draws of `ratio`. Null: 5 and 1. */
  readonly folds: number | null
  /** For `ratio`: the share held out, in 0-1. */
  readonly testShare: number
  /** For `temporal`: the end of the training rows, epoch milliseconds; null: a date that leaves a fifth as test rows. */
  readonly beforeMs: number | null
}

/** @throws AttuneError `BAD_USER_INPUT` if the protocol needs dates and the data set has none */
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

const FOLDS = 5

/**
 * Holds out pair n (in file order, from 0) in fold n mod 5: the deterministic protocol of published social
 * recommenders. Pairs that are not liked (weight at or below 0) stay in training.
 */
function fiveFold(log: InteractionLog): Split {
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    name: `${fold + 1} of ${FOLDS}`,
    heldOut: heldOutOf(log.pairs.filter((pair, index) => index % FOLDS === fold && pair.weight > 0)),
    heldOutKind: 'any' as const,
    cutoffMs: null,
    dropsTagsOfUntouchedItems: true,
  }))
  return { folds, notes: anyTimeNotes(log) }
}

interface RatioSettings {
  /** Share of each user's liked pairs that is held out, in 0-1. */
  readonly testShare: number
  /** Number of draws, each with its own seed. */
  readonly repeats: number
  readonly seed: number
}

/**
 * Holds out a random share of the liked pairs of each user, rounded to a whole number and never all of them.
 * Deterministic for a seed.
 */
function ratio(log: InteractionLog, { testShare, repeats, seed }: RatioSettings): Split {
  const users = [...pairsByUser(log.pairs.filter((pair) => pair.weight > 0)).values()]
  const folds = Array.from({ length: repeats }, (_, repeat) => ({
    name: `${repeat + 1} of ${repeats}`,
    heldOut: heldOutOf(users.flatMap((pairs) => draw(pairs, testShare, seed + repeat))),
    heldOutKind: 'any' as const,
    cutoffMs: null,
    dropsTagsOfUntouchedItems: true,
  }))
  return { folds, notes: anyTimeNotes(log) }
}

function draw(pairs: readonly Pair[], testShare: number, seed: number): readonly Pair[] {
  const count = Math.min(pairs.length - 1, Math.round(pairs.length * testShare))
  return pairs
    .map((pair) => ({ pair, place: seededHash(JSON.stringify([pair.userId, pair.itemId]), seed) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ pair }) => pair)
}

/** Share of the dated pairs after the default date. */
const DEFAULT_TEST_SHARE = 0.2

/**
 * Trains on interactions before an instant and tests on liked pairs that begin at or after it. Known items are not
 * test items, because they are not recommended again. Rows without a date are on neither side.
 *
 * @param beforeMs epoch milliseconds; null: a fifth of the dated pairs begins after it
 * @throws AttuneError `BAD_USER_INPUT` if one side would be empty
 */
function temporal(log: InteractionLog, beforeMs: number | null): Split {
  const starts = log.pairs.flatMap(({ firstAtMs }) => (firstAtMs === null ? [] : [firstAtMs]))
  const cutoffMs = beforeMs ?? quantile(starts, 1 - DEFAULT_TEST_SHARE)
  const tested = log.pairs.filter((pair) => pair.weight > 0 && startsFrom(pair, cutoffMs))
  const trained = starts.some((at) => at < cutoffMs)
  if (!trained || tested.length === 0) {
    throw new AttuneError('BAD_USER_INPUT', emptySide(log, trained), {
      hint: 'a temporal split needs dated interactions on both sides of --before',
    })
  }
  const date = new Date(cutoffMs).toISOString()
  const fold = {
    name: `before ${date}`,
    heldOut: heldOutOf(tested),
    heldOutKind: 'newest' as const,
    cutoffMs,
    dropsTagsOfUntouchedItems: false,
  }
  return {
    folds: [fold],
    notes: [`trained on rows before ${date}`],
  }
}

function startsFrom({ firstAtMs }: Pair, cutoffMs: number): boolean {
  return firstAtMs !== null && firstAtMs >= cutoffMs
}

function emptySide(log: InteractionLog, isTrained: boolean): string {
  if (log.undatedRows === log.rows) return `none of the ${log.rows} interactions has a date`
  return isTrained ? 'no liked items after that date' : 'no interactions before that date'
}

/** The value below which `share` of the values are; 0 if there are none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/**
 * Holds out the newest liked item of each user who has at least two pairs. The newest pair has the latest first event;
 * a seeded hash decides between equal instants. Pairs without a date stay in training.
 *
 * @throws AttuneError `BAD_USER_INPUT` if no interaction has a date
 */
function leaveLast(log: InteractionLog, seed: number): Split {
  if (log.undatedRows === log.rows) {
    throw new AttuneError('BAD_USER_INPUT', `none of the ${log.rows} interactions has a date`, {
      hint: 'leave-last needs dates; --protocol ratio does not',
    })
  }
  const lasts = [...pairsByUser(log.pairs).values()].flatMap((pairs) => lastOf(pairs, seed))
  const fold = {
    name: 'last of each user',
    heldOut: heldOutOf(lasts),
    heldOutKind: 'newest' as const,
    cutoffMs: null,
    dropsTagsOfUntouchedItems: false,
  }
  return { folds: [fold], notes: [`${log.undatedRows} undated interactions stay in training`] }
}

/** At most one pair. */
function lastOf(pairs: readonly Pair[], seed: number): readonly Pair[] {
  if (pairs.length < 2) return []
  const place = ({ userId, itemId }: Pair) => seededHash(JSON.stringify([userId, itemId]), seed)
  return pairs
    .filter(({ weight, firstAtMs }) => weight > 0 && firstAtMs !== null)
    .sort((a, b) => (b.firstAtMs ?? 0) - (a.firstAtMs ?? 0) || place(a) - place(b))
    .slice(0, 1)
}
