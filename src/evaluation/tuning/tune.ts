import { createHash } from 'node:crypto'
import type { DataSet } from '../../datasets/importing/data-set.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { RatingScale } from '../../events/event-weight.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import { completed } from '../../training/recipe-settings.ts'
import type { EvaluationParts } from '../evaluation.ts'
import { hashedIds } from '../hashed-ids.ts'
import { mean } from '../metrics.ts'
import { pairedTest } from '../paired-test.ts'
import type { Fold } from '../splits/fold.ts'
import { type InteractionLog, readInteractionLog } from '../splits/interaction-log.ts'
import { type Protocol, type SplitSettings, splitBy } from '../splits/protocols.ts'
import { trainingDataSet } from '../splits/training-side.ts'
import { drawTrial } from './knobs.ts'
import { isSampled, type Round, roundsOf, userSample } from './rounds.ts'
import { type JudgedUser, withTrialGraphs } from './trial-graph.ts'
import type { Trial, TrialRound, Tuning } from './tuning.ts'

export interface TuneOptions extends SplitSettings {
  /** Number of trials besides the defaults. */
  readonly trials: number
  readonly k: number
  /** The end of the data set, epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: TuneProgress) => void
}

/** Progress of a search. */
export interface TuneProgress {
  /** Completed and planned trials; a trial counts once per round. */
  readonly done: number
  readonly total: number
  /** `trial 3, train: factors`. */
  readonly step: string
}

/** Share of the training pairs of each user that is held out to score trials. */
const INNER_SHARE = 0.2

/**
 * Searches for the training and policy settings that best predict an inner hold-out of the training rows. The test
 * rows of the protocol are removed first, so that they can evaluate the result afterwards. The defaults take part in
 * every round, so the result is never worse on the inner hold-out. The same data, options and code give the same
 * result.
 *
 * @throws AttuneError `BAD_USER_INPUT` if the data set does not suit the protocol; the signal's reason once it
 *   aborts
 */
export async function tune(dataSet: DataSet, options: TuneOptions, parts: EvaluationParts): Promise<Tuning> {
  const outer = await trainingSide(dataSet, { ...options, folds: 1 }, options)
  const nowMs = outer.fold.cutoffMs ?? options.nowMs
  const inner = await trainingSide(
    outer.dataSet,
    {
      ...options,
      protocol: innerProtocol(options.protocol),
      testShare: INNER_SHARE,
      folds: 1,
      beforeMs: null,
    },
    { ...options, nowMs },
  )
  if (inner.users.length === 0) throw noTestUsers()
  const world: TrialInput = {
    dataSet: inner.dataSet,
    users: inner.users,
    heldOutKind: inner.fold.heldOutKind,
    nowMs: inner.fold.cutoffMs ?? nowMs,
  }
  const { trials, best, defaults } = await search(world, options, parts)
  const last = (trial: Judged) => mean(trial.ndcgs) ?? 0
  const differences = best.ndcgs.map((ndcg, user) => ndcg - (defaults.ndcgs[user] ?? 0))
  return {
    settings: best.settings,
    seed: options.seed,
    k: options.k,
    protocol: options.protocol,
    fold: outer.fold.name,
    nowMs: options.nowMs,
    data: {
      name: dataSet.name,
      fingerprint: fingerprintOf(inner.log),
      trainingPairs: inner.log.pairs.length,
      heldOutPairs: inner.users.reduce((sum, { relevant }) => sum + relevant.size, 0),
    },
    notes: inner.notes,
    trials: trials.map(({ trial, settings, rounds }) => ({ trial, settings, rounds })),
    best: {
      trial: best.trial,
      ndcg: last(best),
      defaultNdcg: last(defaults),
      difference: pairedTest(differences, options.seed),
    },
  }
}

interface Division {
  readonly fold: Fold
  readonly notes: readonly string[]
  /** The rows that are not held out, with hashed ids. */
  readonly dataSet: DataSet
  /** The interactions that were divided. */
  readonly log: InteractionLog
  /** Users with held-out items, with the hashed ids of `dataSet`. */
  readonly users: readonly JudgedUser[]
}

type LogOptions = Parameters<typeof readInteractionLog>[1]

async function trainingSide(dataSet: DataSet, split: SplitSettings, options: LogOptions): Promise<Division> {
  const log = await readInteractionLog(dataSet, options)
  const { folds, notes } = splitBy(log, split)
  const fold = firstFold(folds)
  const ids = hashedIds(split.seed)
  const users = [...fold.heldOut].map(([userId, itemIds]) => ({
    userId: ids('user', userId),
    relevant: new Set([...itemIds].map((itemId) => ids('item', itemId))),
  }))
  return { fold, notes, dataSet: trainingDataSet(dataSet, fold, log, ids), log, users }
}

function firstFold([fold]: readonly Fold[]): Fold {
  if (!fold) throw new Error('a split has at least one fold')
  return fold
}

function noTestUsers(): AttuneError {
  return new AttuneError('BAD_USER_INPUT', 'no user has an interaction to hold out of the training rows', {
    hint: 'tune with more data or another --protocol',
  })
}

/** Protocols that test on later interactions also tune on later interactions. */
function innerProtocol(protocol: Protocol): Protocol {
  return protocol === 'five-fold' ? 'ratio' : protocol
}

function fingerprintOf({ pairs }: InteractionLog): string {
  const hash = createHash('sha256')
  for (const { userId, itemId, weight } of pairs) hash.update(JSON.stringify([userId, itemId, weight]))
  return hash.digest('base64url').slice(0, 16)
}

/** The input of all trials. */
interface TrialInput {
  readonly dataSet: DataSet
  readonly users: readonly JudgedUser[]
  readonly heldOutKind: HeldOutKind
  readonly nowMs: number
}

interface Judged extends Trial {
  /** NDCG of each user of the last round. */
  readonly ndcgs: readonly number[]
}

interface Found {
  /** By trial number. */
  readonly trials: readonly Judged[]
  readonly best: Judged
  readonly defaults: Judged
}

async function search(world: TrialInput, options: TuneOptions, parts: EvaluationParts): Promise<Found> {
  const rounds = roundsOf(options.trials, world.users.length)
  const seen = new Map<number, Judged>()
  let running: readonly number[] = Array.from({ length: options.trials + 1 }, (_, trial) => trial)
  const total = running.length + rounds.slice(0, -1).reduce((sum, { kept }) => sum + kept + 1, 0)
  let done = 0
  for (const round of rounds) {
    const report = (trial: number | null, step: string) =>
      options.onProgress?.({ done, total, step: trial === null ? step : `trial ${trial}, ${step}` })
    const judged = await judgeRound(world, round, running, options, parts, {
      before: (trial) => seen.get(trial)?.rounds ?? [],
      onStep: report,
      onJudged: () => done++,
    })
    for (const trial of judged) seen.set(trial.trial, trial)
    running = survivors(judged, round.kept)
  }
  const trials = [...seen.values()].sort((a, b) => a.trial - b.trial)
  const find = (wanted: number | undefined) => {
    const found = trials.find(({ trial }) => trial === wanted)
    if (!found) throw new Error('the defaults take part in every round')
    return found
  }
  const [bestTrial = 0] = byScore([...seen.values()].filter(({ rounds: own }) => own.at(-1)?.share === 1))
  return { trials, best: find(bestTrial), defaults: find(0) }
}

interface RoundHooks {
  readonly before: (trial: number) => readonly TrialRound[]
  readonly onStep: (trial: number | null, step: string) => void
  readonly onJudged: () => void
}

async function judgeRound(
  world: TrialInput,
  { share }: Round,
  trials: readonly number[],
  options: TuneOptions,
  parts: EvaluationParts,
  hooks: RoundHooks,
): Promise<readonly Judged[]> {
  const { seed, k, ratingScale, signal } = options
  const users = world.users.filter(({ userId }) => isSampled(userId, share, seed))
  let current: number | null = null
  const graphOptions = {
    ...{ nowMs: world.nowMs, heldOutKind: world.heldOutKind, k, ratingScale, users },
    ...(signal && { signal }),
    onStep: (step: string) => hooks.onStep(current, step),
  }
  const sample = userSample(world.dataSet, share, seed)
  return withTrialGraphs(parts, sample, graphOptions, async (graphs) => {
    const judged: Judged[] = []
    for (const trial of trials) {
      signal?.throwIfAborted()
      current = trial
      const settings = drawTrial(trial, seed)
      const ndcgs = await graphs.score(completed(settings))
      const round = { share, users: users.length, ndcg: mean(ndcgs) ?? 0 }
      judged.push({ trial, settings, ndcgs, rounds: [...hooks.before(trial), round] })
      hooks.onJudged()
    }
    return judged
  })
}

/** The best trials and always the defaults, by trial number. */
function survivors(judged: readonly Judged[], kept: number): readonly number[] {
  const best = byScore(judged.filter(({ trial }) => trial !== 0)).slice(0, kept)
  return [0, ...best].sort((a, b) => a - b)
}

/** Trial numbers by the score of their last round, best first. Equal scores keep the order of trials, so the defaults win ties. */
function byScore(judged: readonly Judged[]): readonly number[] {
  const score = ({ rounds }: Judged) => rounds.at(-1)?.ndcg ?? 0
  return [...judged].sort((a, b) => score(b) - score(a) || a.trial - b.trial).map(({ trial }) => trial)
}
