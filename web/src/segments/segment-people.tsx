import { useState } from 'react'
import { SegmentPeopleDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { PersonChip } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemState, Skeletons } from '../parts/states.tsx'

/** The people of a segment who allow audiences; none if they are fewer than 20. */
export function SegmentPeople({ name }: { readonly name: string }) {
  const [after, setAfter] = useState<string | null>(null)
  const answer = useAnswer(SegmentPeopleDocument, { name, after })
  const people = answer.data?.segmentUsers
  if (answer.problem) return <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
  if (!people) return <Skeletons count={1} height={90} />
  const { hasNextPage, endCursor } = people.pageInfo
  return (
    <Panel title="People" note="those who allow audiences; shown from 20 on">
      {people.nodes.length === 0 ? <p className="note">Fewer than 20.</p> : null}
      <ul className="chips" aria-label="People of the segment">
        {people.nodes.map((person) => (
          <li key={person.id}>
            <PersonChip person={person} />
          </li>
        ))}
      </ul>
      <div className="head-row">
        {after === null ? null : (
          <button type="button" className="button is-small" onClick={() => setAfter(null)}>
            First page
          </button>
        )}
        {hasNextPage ? (
          <button type="button" className="button is-small" onClick={() => setAfter(endCursor)}>
            Next page
          </button>
        ) : null}
      </div>
    </Panel>
  )
}
