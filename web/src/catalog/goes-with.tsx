import { GoesWithDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { number } from '../parts/format.ts'
import { ItemTile, PersonChip } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { PersonSearch } from '../people/person-search.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'

interface GoesWithProps {
  readonly itemId: string
  /** Of the address: `user` is the chosen person. */
  readonly query: URLSearchParams
}

/** The list of an item page, without a viewer or for a chosen person. */
export function GoesWith({ itemId, query }: GoesWithProps) {
  const userId = query.get('user')
  const setUserId = (id: string | null) =>
    replaceAddress(href('items', itemId, new URLSearchParams(id === null ? {} : { user: id })))
  const answer = useAnswer(GoesWithDocument, { id: itemId, userId })
  const list = answer.data?.item?.recommendations
  return (
    <Panel
      title="Goes with this"
      note={userId === null ? 'without a person' : 'half the item, half the person'}
    >
      <div className="stack">
        {userId === null ? (
          <PersonSearch label="For a person" onPick={setUserId} />
        ) : (
          <p className="head-row">
            <PersonChip person={{ id: userId, name: null }} />
            <button type="button" className="button is-small" onClick={() => setUserId(null)}>
              Without a person
            </button>
          </p>
        )}
        {answer.problem ? <NotLoaded problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
        {list || answer.problem ? null : <Skeletons count={2} height={80} />}
        {list?.edges.length === 0 ? <p className="note">None.</p> : null}
        <ol className="grid" aria-label="Goes with this">
          {list?.edges.map(({ node, logitParts, reasons }) => (
            <li key={node.id}>
              <ItemTile
                item={node}
                note={[
                  ...(logitParts
                    ? [`item ${number(logitParts.items)}, person ${number(logitParts.viewer)}`]
                    : []),
                  reasons[0]?.text ?? node.kind,
                ].join(' · ')}
              />
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  )
}
