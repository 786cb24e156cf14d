import { type EventKind, SeenRulesDocument, type SeenRulesQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { duration } from '../parts/format.ts'
import { SEEN_KINDS } from './tuning.ts'

type SeenRule = NonNullable<NonNullable<SeenRulesQuery['settings']>['seenRules']>[number]

interface SeenControlProps {
  readonly allow: readonly EventKind[]
  onChange(allow: readonly EventKind[]): void
}

/** Which seen items may return in this list, beside what the server's rules allow. */
export function SeenControl({ allow, onChange }: SeenControlProps) {
  const rules = useAnswer(SeenRulesDocument, {}, { isKept: true }).data?.settings?.seenRules
  return (
    <fieldset className="seen">
      <legend className="slider-head">Show again what they</legend>
      {SEEN_KINDS.map(([kind, name]) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={allow.includes(kind)}
            onChange={({ target }) =>
              onChange(
                SEEN_KINDS.map(([known]) => known).filter((known) =>
                  known === kind ? target.checked : allow.includes(known),
                ),
              )
            }
          />
          {name}
        </label>
      ))}
      <small className="note">{rules ? `The server: ${rulesText(rules)}` : ''}</small>
    </fieldset>
  )
}

function rulesText(rules: readonly SeenRule[]): string {
  if (rules.length === 0) return 'seen items never return.'
  const one = ({ itemKind, eventKind, after }: SeenRule) => {
    const what = `${eventKind.toLowerCase()}${itemKind === null ? '' : ` of ${itemKind}`}`
    return `${what}: ${afterText(after)}`
  }
  return `${rules.map(one).join(', ')}.`
}

/** @param after an ISO 8601 duration; null: never */
function afterText(after: string | null): string {
  if (after === null) return 'never'
  return after === 'PT0S' ? 'at once' : `after ${duration(after)}`
}
