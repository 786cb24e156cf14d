import { useState } from 'react'
import type { CardFragment } from '../__generated__/graphql.ts'
import { href } from './route.ts'
import { useDismissal } from './use-dismissal.ts'
import { useImpressions } from './use-impressions.ts'
import { useTrack } from './use-track.ts'

/** A page of a list or of a search. */
interface Listed {
  readonly recommendationId: string
  readonly pageInfo: { readonly hasNextPage: boolean }
  readonly edges: readonly {
    readonly node: CardFragment
    readonly reasons: readonly { readonly text: string }[]
  }[]
}

interface ItemListProps {
  readonly title: string
  readonly list: Listed
  /** Called after a dismissal or its undo; a list with this watermark reflects it. */
  onChanged?(watermark: string | null): void
  onMore?(): Promise<void>
}

/** A list of Attune as cards with their first reason. Reports impressions and clicks, and dismisses with undo. */
export function ItemList({ title, list, onChanged, onMore }: ItemListProps) {
  const { recommendationId, edges, pageInfo } = list
  const watch = useImpressions(recommendationId)
  const track = useTrack()
  const { dismiss, undo } = useDismissal()
  const [dismissed, setDismissed] = useState<CardFragment | null>(null)
  const [problem, setProblem] = useState('')
  /** Does what a button is for, and shows why it failed. */
  const attempt = async (act: () => Promise<void>) => {
    setProblem('')
    await act().catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'It failed.'))
  }
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {problem === '' ? null : <p role="alert">{problem}</p>}
      {dismissed ? (
        <p className="note" role="status">
          {dismissed.title} is not shown again.{' '}
          <button
            type="button"
            onClick={() =>
              attempt(async () => {
                onChanged?.(await undo(dismissed.id))
                setDismissed(null)
              })
            }
          >
            Undo
          </button>
        </p>
      ) : null}
      <ul className="cards">
        {edges.map(({ node, reasons }) => (
          <li key={node.id} data-id={node.id} ref={(element) => watch(element, node.id)}>
            <small>{node.kind}</small>
            <a
              href={href('items', node.id)}
              onClick={() => void track({ kind: 'CLICK', itemId: node.id, recommendationId })}
            >
              {node.title}
            </a>
            <p>{reasons[0]?.text}</p>
            {onChanged ? (
              <button
                type="button"
                aria-label={`Do not show ${node.title} again`}
                onClick={() =>
                  attempt(async () => {
                    const watermark = await dismiss(node.id)
                    setDismissed(node)
                    onChanged(watermark)
                  })
                }
              >
                ×
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {onMore && pageInfo.hasNextPage ? (
        <button type="button" onClick={() => attempt(onMore)}>
          Show more
        </button>
      ) : null}
    </section>
  )
}

interface ListStateProps {
  readonly error: { readonly message: string } | undefined
  refetch(): Promise<unknown>
}

/** Shown instead of a list that is not there: it is loading, or it failed and may succeed if it is requested again. */
export function ListState({ error, refetch }: ListStateProps) {
  if (!error) return <p role="status">Loading</p>
  return (
    <p role="alert">
      {error.message} {/* If it fails again, the query has the new error. */}
      <button type="button" onClick={() => refetch().catch(() => undefined)}>
        Try again
      </button>
    </p>
  )
}
