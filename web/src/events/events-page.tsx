import type { ReactNode } from 'react'
import type { EventKind, EventStatus } from '../__generated__/graphql.ts'
import { ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { goTo } from '../routing/use-route.ts'
import { EventsTable } from './events-table.tsx'
import { useRecentEvents } from './use-recent-events.ts'
import { KINDS, VERDICTS } from './verdicts.ts'

/** The last events of the server process with their verdicts, live. The address holds the filters. */
export function EventsPage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Events')
  const kind = KINDS.find((one) => one === query.get('kind')) ?? null
  const [status = null] = VERDICTS.find(([value]) => value === query.get('status')) ?? []
  const after = query.get('after')
  const { answer, isLive, setLive } = useRecentEvents({ kind, status, after })
  const page = answer.data?.recentEvents
  const show = (more: Readonly<Record<string, string | null>>) => {
    const wanted = Object.entries({ kind, status, after: null, ...more })
    const given = wanted.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
    goTo(href('events', '', new URLSearchParams(given)))
  }
  return (
    <>
      <header className="page-head">
        <h1>Events</h1>
        <p className="lead">
          The last 1,000 events that this server process received, with what became of them. The newest are on
          top.
        </p>
      </header>
      <div className="events-controls">
        <Choice<EventKind>
          id="event-kind"
          label="Kind"
          value={kind}
          onPick={(value) => show({ kind: value })}
        >
          {KINDS.map((value) => (
            <option key={value} value={value}>
              {value.toLowerCase().replace('_', ' ')}
            </option>
          ))}
        </Choice>
        <Choice<EventStatus>
          id="event-status"
          label="Verdict"
          value={status}
          onPick={(value) => show({ status: value })}
        >
          {VERDICTS.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Choice>
        <button type="button" className="button" aria-pressed={isLive} onClick={() => setLive(!isLive)}>
          {isLive ? 'Pause' : 'Go live'}
        </button>
      </div>
      {answer.problem && page ? (
        <ProblemBanner problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      {answer.problem && !page ? (
        <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      {page || answer.problem ? null : <Skeletons count={6} height={40} />}
      {page ? <EventsTable events={page.nodes} total={page.totalCount ?? page.nodes.length} /> : null}
      {page?.pageInfo.hasNextPage ? (
        <button
          type="button"
          className="button"
          onClick={() => show({ after: page.pageInfo.endCursor ?? null })}
        >
          Older events
        </button>
      ) : null}
    </>
  )
}

interface ChoiceProps<T extends string> {
  readonly id: string
  readonly label: string
  readonly value: T | null
  readonly children: ReactNode
  onPick(value: string | null): void
}

function Choice<T extends string>({ id, label, value, children, onPick }: ChoiceProps<T>) {
  return (
    <span className="form-field">
      <label htmlFor={id}>{label}</label>
      <select
        className="field"
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onPick(target.value || null)}
      >
        <option value="">any</option>
        {children}
      </select>
    </span>
  )
}
