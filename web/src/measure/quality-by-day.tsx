import { type EventKind, EventQualityByDayDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../api/use-reloaded.ts'
import { number } from '../parts/format.ts'
import { Scrolling } from '../parts/scrolling.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { RELOAD_MS } from './reload.ts'
import { boundsOf, type Span } from './spans.ts'

const OUTCOMES = ['accepted', 'duplicates', 'rejected', 'suppressed'] as const

interface QualityByDayProps {
  readonly span: Span
  /** Null: all. */
  readonly kind: EventKind | null
}

/** What became of the events of all processes, by day. */
export function QualityByDay({ span, kind }: QualityByDayProps) {
  const { now } = boundsOf(span, useNow(RELOAD_MS))
  const { data, problem, askAgain } = useAnswer(EventQualityByDayDocument, now)
  const rows = (data?.eventQuality ?? []).filter((row) => kind === null || row.kind === kind)
  const days = [...new Set(rows.map(({ day }) => day))]
  if (problem) return <NotLoaded problem={problem} onAskAgain={askAgain} />
  if (!data) return <Skeletons count={1} height={80} />
  if (days.length === 0) return null
  return (
    <Scrolling label="quality of events by day">
      <table className="table">
        <thead>
          <tr>
            <th>Day</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} className="is-number">
                {outcome}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{day.slice(0, 10)}</th>
              {OUTCOMES.map((outcome) => (
                <td key={outcome} className="is-number">
                  {number(rows.reduce((sum, row) => (row.day === day ? sum + row[outcome] : sum), 0))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
