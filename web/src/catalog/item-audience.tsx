import { useState } from 'react'
import { type EmptyAudienceReason, ItemAudienceDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { PersonChip } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded } from '../parts/states.tsx'

const EMPTY: Readonly<Record<EmptyAudienceReason, string>> = {
  NOT_TRAINED: 'No training has learned what people like yet.',
  UNKNOWN_ITEM: 'The last training knew neither this item nor its tags.',
  TOO_FEW_PEOPLE: 'Fewer than 20 people may be named: only those who allow audiences are in them.',
}

/** Who may like the item. Looked up when asked for, because the first look after a training reads all people. */
export function ItemAudience({ itemId }: { readonly itemId: string }) {
  const [isAsked, setAsked] = useState(false)
  const { data, problem, isAsking, askAgain } = useAnswer(
    ItemAudienceDocument,
    isAsked ? { id: itemId } : null,
  )
  const audience = data?.item?.audience
  return (
    <Panel
      title="Audience"
      note={audience?.sizeEstimate ? `about ${audience.sizeEstimate} people` : undefined}
    >
      {isAsked ? null : (
        <button type="button" className="button" onClick={() => setAsked(true)}>
          Who may like this?
        </button>
      )}
      {isAsked && isAsking && !data ? <p role="status">Looking through all people ...</p> : null}
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {audience?.emptyReason ? <p className="note">{EMPTY[audience.emptyReason]}</p> : null}
      <ul className="chips" aria-label="Who may like this">
        {(audience?.nodes ?? []).map((person) => (
          <li key={person.id}>
            <PersonChip person={person} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
