import type { RatingScale } from '../../events/event-weight.ts'
import type { InteractionRecord, RecordKind, RecordOf } from './data-set.ts'

/** Clock difference that is tolerated before an instant counts as future. */
const TOLERATED_MS = 5 * 60_000

export interface CheckContext {
  readonly nowMs: number
  readonly ratingScale: RatingScale
}

/** Why a well-formed record is not plausible; null if it is. */
export function checkRecord<K extends RecordKind>(
  kind: K,
  record: RecordOf[K],
  context: CheckContext,
): string | null {
  return CHECKS[kind](record, context)
}

const CHECKS: { readonly [K in RecordKind]: (record: RecordOf[K], context: CheckContext) => string | null } =
  {
    users: (user, context) => checkInstant('createdAt', user.createdAt, context),
    items: (item, context) => checkInstant('createdAt', item.createdAt, context),
    tags: () => null,
    interactions: (interaction, context) =>
      checkInstant('at', interaction.atMs, context) ?? checkRating(interaction, context),
    ties: (tie, context) => (tie.userId === tie.otherId ? 'self tie' : checkInstant('at', tie.at, context)),
    taggings: (tagging, context) => checkInstant('at', tagging.at, context),
  }

function checkInstant(column: string, at: number | null, { nowMs }: CheckContext): string | null {
  return at !== null && at > nowMs + TOLERATED_MS ? `${column} is in the future` : null
}

function checkRating(
  { kind, value, count }: InteractionRecord,
  { ratingScale }: CheckContext,
): string | null {
  if (kind !== 'rating') return value === null ? null : 'value is only for ratings'
  if (value === null) return 'a rating needs a value'
  if (count !== 1) return 'a rating has no count'
  const { min, max } = ratingScale
  return value < min || value > max ? `value is not on the rating scale ${min}-${max}` : null
}
