import type { StatedSettings } from '../../training/recipe-settings.ts'
import { round } from '../evaluation-json.ts'
import type { PairedTest } from '../paired-test.ts'
import type { Protocol } from '../splits/protocols.ts'

/** The score of one trial in one round. */
export interface TrialRound {
  /** Share of the users whose rows the graph contains. */
  readonly share: number
  /** Number of users with held-out items. */
  readonly users: number
  readonly ndcg: number
}

export interface Trial {
  /** Number of the trial; 0 is the defaults. */
  readonly trial: number
  /** Settings that differ from the defaults. */
  readonly settings: StatedSettings
  /** The rounds of the trial. The last round has all users. */
  readonly rounds: readonly TrialRound[]
}

/** The result of a search. It does not depend on the clock or the machine. */
export interface Tuning {
  /** Settings of the best trial that differ from the defaults. */
  readonly settings: StatedSettings
  readonly seed: number
  readonly k: number
  /** How the test rows were held out. None of them was used. */
  readonly protocol: Protocol
  /** Name of the fold whose training rows were used. */
  readonly fold: string
  /** Epoch milliseconds. */
  readonly nowMs: number
  readonly data: {
    readonly name: string
    /** Equal for the same training rows in the same order. */
    readonly fingerprint: string
    readonly trainingPairs: number
    /** Size of the inner hold-out that scored the trials. */
    readonly heldOutPairs: number
  }
  /** Notes for the reader. */
  readonly notes: readonly string[]
  readonly trials: readonly Trial[]
  readonly best: {
    readonly trial: number
    readonly ndcg: number
    readonly defaultNdcg: number
    /** Best minus defaults per user. Optimistic, because these rows also chose the best trial. */
    readonly difference: PairedTest
  }
}

/** A search as the file that `attune train --settings` and `attune evaluate --settings` read. It contains no user ids. */
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
