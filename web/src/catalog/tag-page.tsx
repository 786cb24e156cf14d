import { TagDetailsDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ItemTile } from '../parts/links.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'

/** A tag with its top items. */
export function TagPage({ id }: { readonly id: string }) {
  const answer = useAnswer(TagDetailsDocument, { id, first: 60, after: null }, { isKept: true })
  const tag = answer.data?.tag
  useTitle(tag?.name ?? id)
  if (!tag) {
    if (answer.problem) return <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
    return answer.isAsking ? (
      <Skeletons count={3} height={120} />
    ) : (
      <EmptyState title="There is no such tag" />
    )
  }
  const items = tag.items?.edges ?? []
  return (
    <>
      <header className="page-head">
        <h1>{tag.name}</h1>
        <dl className="facts">
          {tag.kind ? (
            <div>
              <dt>kind</dt>
              <dd>{tag.kind}</dd>
            </div>
          ) : null}
          <div>
            <dt>id</dt>
            <dd className="code">{tag.id}</dd>
          </div>
        </dl>
      </header>
      {answer.problem ? <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      {items.length === 0 && !answer.problem ? <EmptyState title="No items yet" /> : null}
      <ul className="grid">
        {items.map(({ node }) => (
          <li key={node.id}>
            <ItemTile item={node} />
          </li>
        ))}
      </ul>
    </>
  )
}
