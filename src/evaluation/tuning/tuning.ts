import type { StatedSettings } from '../../training/recipe-settings.ts'
import type { PairedTest } from '../paired-test.ts'
import type { Protocol } from '../splits/protocols.ts'

/** One trial in one round. */
export interface TrialRound {
  /** Share of the users whose rows the graph was made of. */
  readonly share: number
  /** Users that it was judged by. */
  readonly users: number
  readonly ndcg: number
}

export interface Trial {
  /** 0 is the defaults. */
  readonly trial: number
  /** What differs from the defaults. */
  readonly settings: StatedSettings
  /** Rounds it was in; those that reached the last one were compared on all users. */
  readonly rounds: readonly TrialRound[]
}

/** What a search found. Nothing in it depends on the clock or on the machine. */
export interface Tuning {
  /** Of the best trial; what it does not name keeps its default. */
  readonly settings: StatedSettings
  readonly seed: number
  readonly k: number
  /** How test rows were held out: none of them was used. */
  readonly protocol: Protocol
  /** The fold whose training rows were used. */
  readonly fold: string
  /** Epoch milliseconds. */
  readonly nowMs: number
  readonly data: {
    readonly name: string
    /** Of the training rows: the same rows in the same order have the same. */
    readonly fingerprint: string
    readonly trainingPairs: number
    /** Of the inner hold-out that judged the trials. */
    readonly heldOutPairs: number
  }
  /** What a reader of the metrics has to know. */
  readonly notes: readonly string[]
  readonly trials: readonly Trial[]
  readonly best: {
    readonly trial: number
    readonly ndcg: number
    readonly defaultNdcg: number
    /** Best less defaults, user by user; optimistic, since the best was chosen by these very rows. */
    readonly difference: PairedTest
  }
}

/** MetricValues are rounded to this many decimals: what lies below is no news. */
const DECIMALS = 6

/** A search as the file that `attune train --settings` and `attune evaluate --settings` read. Holds nobody's id. */
export function tuningText(tuning: Tuning): string {
  const { settings, seed, k, protocol, fold, nowMs, data, notes, best } = tuning
  const { difference } = best
  const metric = `NDCG@${k}`
  const file = {
    settings,
    seed,
    protocol,
    fold,
    now: new Date(nowMs).toISOString(),
    data,
    notes,
    best: {
      trial: best.trial,
      [metric]: round(best.ndcg),
      [`${metric} of the defaults`]: round(best.defaultNdcg),
      difference: {
        ...difference,
        meanDifference: round(difference.meanDifference),
        low: round(difference.low),
        high: round(difference.high),
        pValue: round(difference.pValue),
      },
    },
    trials: tuning.trials.map((trial) => trialJson(trial, metric)),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function trialJson({ trial, settings, rounds }: Trial, metric: string): Readonly<Record<string, unknown>> {
  return {
    trial,
    rounds: rounds.map(({ share, users, ndcg }) => ({ share, users, [metric]: round(ndcg) })),
    settings,
  }
}

function round(value: number): number {
  return Number(value.toFixed(DECIMALS))
}
