import type { RecentEventsQuery } from '../__generated__/graphql.ts'
import { moment, number } from '../parts/format.ts'
import { EmptyState } from '../parts/states.tsx'
import { href } from '../routing/route.ts'
import { VERDICTS } from './verdicts.ts'

type RecentEvent = NonNullable<RecentEventsQuery['recentEvents']>['nodes'][number]

interface EventsTableProps {
  readonly events: readonly RecentEvent[]
  readonly total: number
}

/** Events in the order given, newest first. */
export function EventsTable({ events, total }: EventsTableProps) {
  if (events.length === 0) {
    return (
      <EmptyState title="No event yet">
        <p>Events appear here as soon as a client sends one that passes the filters.</p>
      </EmptyState>
    )
  }
  return (
    <div className="panel">
      <table className="table events-table">
        <caption className="note">{number(total)} events</caption>
        <thead>
          <tr>
            <th>Received</th>
            <th>Event</th>
            <th>Verdict</th>
            <th>Of whom, about what</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.number} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const TIME = new Intl.DateTimeFormat('en-US', { timeStyle: 'medium' })

function EventRow({ event }: { readonly event: RecentEvent }) {
  const { receivedAt, keyName, kind, eventId, userId, itemId } = event
  return (
    <tr>
      <td>
        <time dateTime={receivedAt} title={moment(receivedAt)}>
          {TIME.format(new Date(receivedAt))}
        </time>
        {keyName ? <small className="note">{keyName}</small> : null}
      </td>
      <th scope="row">
        {kind?.toLowerCase().replace('_', ' ') ?? 'unknown kind'}
        {eventId ? <small className="note code">{eventId}</small> : null}
      </th>
      <td>
        <Verdict event={event} />
      </td>
      <td>
        {userId ? <a href={href('people', userId)}>{userId}</a> : <span className="note">not shown</span>}
        {itemId ? <a href={href('items', itemId)}>{itemId}</a> : null}
      </td>
    </tr>
  )
}

function Verdict({ event: { status, problems } }: { readonly event: RecentEvent }) {
  const [, words = status, look = ''] = VERDICTS.find(([value]) => value === status) ?? []
  return (
    <>
      <span className={`chip ${look}`}>{words}</span>
      {problems.map(({ code, message, path }) => (
        <small className="note" key={`${code} ${path.join('.')}`}>
          <span className="code">{code}</span> {message}
        </small>
      ))}
    </>
  )
}
