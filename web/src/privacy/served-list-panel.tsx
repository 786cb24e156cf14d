import { useId } from 'react'
import { ServedAgainDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { moment, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded } from '../parts/states.tsx'
import { href } from '../routing/route.ts'
import type { MyData } from './my-data.ts'

type RecentLists = NonNullable<MyData['recentLists']>

interface ServedListPanelProps {
  readonly userId: string
  readonly lists: RecentLists
  /** Id of the list to show; empty for none. */
  readonly listId: string
  onList(listId: string): void
}

/** A list that the user was shown, with the reasons that were shown. They pick it from their newest ones. */
export function ServedListPanel({ userId, lists, listId, onList }: ServedListPanelProps) {
  const id = useId()
  const answer = useAnswer(ServedAgainDocument, listId === '' ? null : { userId, id: listId })
  const list = answer.data?.recommendation
  const isListed = lists.some(({ recommendationId }) => recommendationId === listId)
  return (
    <Panel title="Why was I shown this?">
      <div className="inline-form">
        <label htmlFor={id}>My newest lists</label>
        <select id={id} className="choice" value={listId} onChange={(event) => onList(event.target.value)}>
          {listId === '' ? <option value="">Choose one</option> : null}
          {listId === '' || isListed ? null : <option value={listId}>An older list</option>}
          {lists.map(({ recommendationId, servedAt, placement }) => (
            <option key={recommendationId} value={recommendationId}>
              {moment(servedAt)}
              {placement === null ? '' : `, ${placement.key}`}
            </option>
          ))}
        </select>
      </div>
      <p className="note">Lists of the last half an hour can be shown again.</p>
      {answer.problem ? <NotLoaded problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      {answer.data && !list && listId !== '' ? (
        <p className="note" role="status">
          There is no such list of this user, or it has expired.
        </p>
      ) : null}
      {list && listId !== '' ? (
        <>
          <p className="note">{list.asOf ? `With events up to ${moment(list.asOf)}.` : 'Without events.'}</p>
          <ol className="rows" aria-label="The list as it was shown">
            {list.edges.map(({ rank, probability, reasons, node }) => (
              <li className="row" key={node.id}>
                <span className="numbers note">{rank}</span>
                <span className="row-text is-whole">
                  <a href={href('items', node.id)}>{node.title}</a>
                  <small>{reasons.map((reason) => reason.text).join(' · ')}</small>
                </span>
                <span className="note numbers">{percent(probability)}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </Panel>
  )
}
