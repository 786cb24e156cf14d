import { type FormEvent, useId, useState } from 'react'
import { ServedAgainDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { moment, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded } from '../parts/states.tsx'
import { href } from '../routing/route.ts'

interface ServedListPanelProps {
  readonly userId: string
  /** Id of the list to show; empty for none. */
  readonly listId: string
  onList(listId: string): void
}

/** A list that the user was shown, with the reasons that were shown. */
export function ServedListPanel({ userId, listId, onList }: ServedListPanelProps) {
  const id = useId()
  const [text, setText] = useState(listId)
  const answer = useAnswer(ServedAgainDocument, listId === '' ? null : { userId, id: listId })
  const list = answer.data?.recommendation
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onList(text.trim())
  }
  return (
    <Panel title="Why was I shown this?">
      <form className="inline-form" onSubmit={submit}>
        <label htmlFor={id}>Id of a list</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button">
          Show
        </button>
      </form>
      {listId === '' ? <p className="note">Each list on the page of a person has a link to here.</p> : null}
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
