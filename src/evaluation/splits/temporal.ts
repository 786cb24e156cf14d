import { AttuneError } from '../../domain/errors.ts'
import { heldOutOf, type Split } from './fold.ts'
import type { InteractionLog, Pair } from './interaction-log.ts'

/** Share of the dated pairs that comes after the date where none is stated. */
const DEFAULT_TEST_SHARE = 0.2

/**
 * Trains on what happened before an instant and tests on what users came to like from it on. Judged are pairs that
 * begin then: an item seen before is not recommended again. Whatever has no date is on neither side.
 *
 * @param beforeMs epoch milliseconds; null: the instant after which a fifth of the dated pairs begins
 * @throws AttuneError `BAD_USER_INPUT` if one side would be empty
 */
export function temporal(log: InteractionLog, beforeMs: number | null): Split {
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
  return isTrained ? 'nothing was liked from that date on' : 'nothing happened before that date'
}

/** The value below which `share` of the values lie; 0 of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
