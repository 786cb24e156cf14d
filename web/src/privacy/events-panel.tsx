import { useState } from 'react'
import { type EventKind, ForgetEventDocument } from '../__generated__/graphql.ts'
import type { Writing } from '../api/use-writing.ts'
import { moment } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { href } from '../routing/route.ts'
import type { MyData } from './my-data.ts'

type Events = NonNullable<MyData['events']>

/** Events that are shown before all are requested. */
const SHORT = 6

const DID: Readonly<Partial<Record<EventKind, string>>> = {
  VIEW: 'Viewed',
  CLICK: 'Clicked',
  PLAY: 'Played',
  LIKE: 'Liked',
  SAVE: 'Saved',
  SHARE: 'Shared',
  RATING: 'Rated',
  PURCHASE: 'Bought',
  RETURN: 'Returned',
  CART: 'Put into the cart',
  COMMENT: 'Commented on',
  HIDE: 'Hid',
  REPORT: 'Reported',
}

interface EventsPanelProps {
  readonly userId: string
  readonly events: Events
  readonly writing: Writing
}

/** What the user did, newest first. Each event can be deleted. */
export function EventsPanel({ userId, events: { nodes, totalCount }, writing }: EventsPanelProps) {
  const [isWhole, setWhole] = useState(false)
  const forget = (eventId: string, title: string) =>
    writing.write(
      ForgetEventDocument,
      { userId, eventId },
      `What you did with ${title} is deleted.`,
      ({ forgetEvent }) => forgetEvent,
    )
  return (
    <Panel title="What I did" note={`${totalCount ?? nodes.length} events`}>
      {nodes.length === 0 ? <p className="note">Nothing is kept.</p> : null}
      <ul className="rows" aria-label="What I did">
        {nodes.slice(0, isWhole ? nodes.length : SHORT).map(({ eventId, kind, occurredAt, item }) => {
          const title = item?.title ?? 'an item that was removed'
          return (
            <li className="row" key={eventId}>
              <span className="row-text">
                {DID[kind] ?? 'Did something with'}{' '}
                {item ? <a href={href('items', item.id)}>{title}</a> : title}
                <small>{moment(occurredAt)}</small>
              </span>
              <button
                type="button"
                className="button is-small"
                aria-disabled={writing.isBusy}
                onClick={() => forget(eventId, title)}
              >
                Delete<span className="hidden"> what I did with {title}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {nodes.length > SHORT ? (
        <button
          type="button"
          className="button is-quiet is-small"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show the newest ${nodes.length}`}
        </button>
      ) : null}
    </Panel>
  )
}
