import type { Trial, Tuning } from './tuning.ts'

/** Figures are rounded to this many decimals: what lies below is no news. */
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
